"""Adds up the test results of a folder and prints the closing line; exit code 1 when anything failed."""
import glob
import os
import sys
import xml.etree.ElementTree as tree

folder = sys.argv[1]
passed = failed = skipped = 0
for file in sorted(glob.glob(os.path.join(folder, "*.code"))):
    name = os.path.basename(file)[: -len(".code")]
    code = int(open(file).read())
    trx = os.path.join(folder, name + ".trx")
    if os.path.exists(trx):
        root = tree.parse(trx).getroot()
        space = {"t": root.tag[1 : root.tag.index("}")]}
        bad = 0
        for result in root.iterfind(".//t:UnitTestResult", space):
            outcome = result.get("outcome")
            if outcome == "Passed":
                passed += 1
            elif outcome == "NotExecuted":
                skipped += 1
            elif outcome == "NotRunnable":
                pass  # explicit: a tool for people, run by its name only
            else:
                bad += 1
                message = result.findtext(".//t:Message", "", space).strip()
                print(f"FAILED {result.get('testName')}\n    " + message[:1500].replace("\n", "\n    "))
        failed += bad
        if code != 0 and bad == 0:
            failed += 1
            print(f"FAILED {name}: exit code {code} without a failed test")
    elif code != 0:
        failed += 1
        print(f"FAILED {name}: exit code {code} and no results")
        with open(os.path.join(folder, name + ".log"), errors="replace") as log:
            print("    " + "    ".join(log.readlines()[-25:]))

print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or passed == 0 else 0)
