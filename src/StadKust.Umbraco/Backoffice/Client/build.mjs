// Bundles the Umbraco back office and our own parts into one file, which the site serves from.
//   node build.mjs OUT.pack
// A pack is: 4 bytes (length of the index, little endian), the index as JSON, then the files one after the other, each compressed with brotli.
// The index: { version, imports, files: { name: [offset, bytes, bytes when unpacked] } }; offsets count from the end of the index.
import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const modules = path.join(here, 'node_modules');
const root = path.join(modules, '@umbraco-cms/backoffice');
const out = process.argv[2];
process.chdir(here);

const entryPoints = {};
for (const [key, value] of Object.entries(JSON.parse(fs.readFileSync(path.join(root, 'package.json'))).exports)) {
  const file = typeof value === 'string' ? value : value?.import ?? value?.default;
  if (file?.endsWith('.js')) entryPoints[key.slice(2)] = path.join(root, file);
}

// Two suffixes that the package takes from its own build: a style sheet as text, and a worker.
const workers = new Map();
const suffixes = {
  name: 'suffixes',
  setup(bundle) {
    bundle.onResolve({ filter: /\?inline$/ }, (a) => ({ path: a.path, namespace: 'inline' }));
    bundle.onLoad({ filter: /.*/, namespace: 'inline' }, (a) => ({ contents: fs.readFileSync(path.join(modules, a.path.replace('?inline', '')), 'utf8'), loader: 'text' }));
    bundle.onResolve({ filter: /\?worker$/ }, (a) => ({ path: a.path, namespace: 'worker' }));
    bundle.onLoad({ filter: /.*/, namespace: 'worker' }, (a) => {
      const file = a.path.replace('?worker', '');
      const name = path.basename(file, '.js');
      workers.set(name, file);
      return { contents: `export default class extends Worker { constructor() { super('/umbraco/backoffice/workers/${name}.js', { type: 'module' }) } }`, loader: 'js' };
    });
  },
};
const options = {
  bundle: true, format: 'esm', minify: true, target: 'es2022', write: false, logLevel: 'error', legalComments: 'none',
  loader: { '.ttf': 'file', '.css': 'text', '.svg': 'text' }, plugins: [suffixes], outdir: path.join(here, 'out'),
};
const main = await build({ ...options, entryPoints, splitting: true, chunkNames: 'chunks/[name]-[hash]', assetNames: 'assets/[name]-[hash]' });
const helping = workers.size === 0 ? [] : (await build({
  ...options, entryPoints: Object.fromEntries([...workers].map(([name, file]) => [name, resolve(file)])), outdir: path.join(here, 'out/workers'),
})).outputFiles;

const files = new Map();
for (const file of [...main.outputFiles, ...helping]) files.set(`backoffice/${path.relative(path.join(here, 'out'), file.path).replaceAll('\\', '/')}`, Buffer.from(file.contents));

// What the client asks for by fixed names.
const theme = (name) => fs.readFileSync(path.join(modules, '@umbraco-ui/uui/dist/themes', name), 'utf8').replaceAll('/assets/fonts/', '/umbraco/fonts/');
files.set('uui.css', Buffer.from(theme('light.css')));
for (const name of ['dark.css', 'high-contrast.css']) if (fs.existsSync(path.join(modules, '@umbraco-ui/uui/dist/themes', name))) files.set(`backoffice/css/${name}`, Buffer.from(theme(name)));
for (const font of fs.readdirSync(path.join(modules, '@umbraco-ui/uui/dist/assets/fonts'))) files.set(`fonts/${font}`, fs.readFileSync(path.join(modules, '@umbraco-ui/uui/dist/assets/fonts', font)));
for (const name of fs.readdirSync(path.join(here, 'fixed'))) files.set(name.replaceAll('__', '/'), fs.readFileSync(path.join(here, 'fixed', name)));
for (const name of fs.readdirSync(path.join(here, 'stadkust'))) files.set(`stadkust/${name}`, fs.readFileSync(path.join(here, 'stadkust', name)));
// Our terms, and every English text that is no text of the language: a test looks for these on every screen that is shown.
const english = await language('en');
const untranslated = {};
for (const [column, culture] of [[1, 'nl'], [2, 'de']]) {
  const [ours, theirs] = [terms(column), await language(culture)];
  files.set(`stadkust/${culture}.js`, Buffer.from(`export default ${JSON.stringify(ours)};\n`));
  const known = new Set([ours, theirs].flatMap((l) => Object.values(l)).flatMap((s) => Object.values(s)));
  untranslated[culture] = Object.values(english).flatMap((words) => Object.entries(words)
    .filter(([, text]) => typeof text === 'string' && !known.has(text)).map(([, text]) => text));
}
files.set('stadkust/untranslated.json', Buffer.from(JSON.stringify(untranslated)));
files.set('backoffice/licences.txt', Buffer.from(licences()));

const version = createHash('sha256').update(JSON.stringify([...files].map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]).sort())).digest('hex').slice(0, 12);
const imports = Object.fromEntries(Object.keys(entryPoints).map((name) => [`@umbraco-cms/backoffice/${name}`, `/umbraco/client/${version}/backoffice/${name}.js`]));
const index = { version, imports, files: {} };
const parts = [];
let offset = 0;
for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  index.files[name] = [offset, packed.length, bytes.length];
  parts.push(packed);
  offset += packed.length;
}

const head = Buffer.from(JSON.stringify(index));
const length = Buffer.alloc(4);
length.writeUInt32LE(head.length);
fs.mkdirSync(path.dirname(out), { recursive: true });
// Written beside and moved: a build that is cut off leaves no half file.
fs.writeFileSync(`${out}.new`, Buffer.concat([length, head, ...parts]));
fs.renameSync(`${out}.new`, out);
console.log(`back office: ${files.size} files, ${Math.round(offset / 1024)} KB packed`);

function resolve(file) {
  const direct = path.join(modules, file);
  return fs.existsSync(direct) ? direct : fs.existsSync(`${direct}.js`) ? `${direct}.js` : file;
}

async function language(culture) {
  return (await import(path.join(root, `dist-cms/assets/lang/${culture}.js`))).default;
}

// The terms that the client's own files of a language lack: section, key, text.
function terms(column) {
  const found = {};
  for (const line of fs.readFileSync(path.join(here, 'words/terms.txt'), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const parts = line.split('|').map((part) => part.trim());
    const [section, ...key] = parts[0].split('.');
    if (parts[column]) (found[section] ??= {})[key.join('.')] = parts[column];
  }
  return found;
}

// Every package that is in the bundle, with its licence text as the package holds it.
function licences() {
  const lock = JSON.parse(fs.readFileSync(path.join(here, 'package-lock.json')));
  const texts = ['The back office is built from these packages.'];
  for (const [place, entry] of Object.entries(lock.packages)) {
    const folder = path.join(here, place);
    if (!place || place.includes('esbuild') || !fs.existsSync(folder)) continue;
    const file = fs.readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    texts.push(`== ${place.replace('node_modules/', '')} ${entry.version} (${entry.license ?? 'see text'})\n${file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : ''}`);
  }
  return texts.join('\n\n') + '\n';
}
