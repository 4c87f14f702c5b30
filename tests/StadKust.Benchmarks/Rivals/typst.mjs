// Sets a text file with Typst as we set it: node typst.mjs TEXT FONTS OUT.pdf
// Three justified, hyphenated columns of the same type, page and measure. A new process for every run: Typst remembers within one.
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [text, fonts, out] = process.argv.slice(2);
const paragraphs = readFileSync(text, 'utf8').split(/\n\s*\n/)
  .map(p => p.replace(/^#+ (.*)$/s, '$1').replace(/\s+/g, ' ').replace(/[\\#$*_`<>@=\-+/[\]~]/g, c => '\\' + c).trim())
  .filter(Boolean).join('\n\n');
const source = `
#set page(width: 210mm, height: 275mm, margin: (x: 15mm, top: 20mm, bottom: 22mm), columns: 3)
#set columns(gutter: 5mm)
#set text(font: "Literata", size: 9pt, lang: "nl", hyphenate: true)
#set par(justify: true, leading: 5.1pt, first-line-indent: 9pt, spacing: 5.1pt)
${paragraphs}
`;
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });
const result = compiler.pdf({ mainFileContent: source });
writeFileSync(out, result);
