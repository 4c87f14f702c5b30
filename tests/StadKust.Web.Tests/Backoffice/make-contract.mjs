// Makes contract.json from the types of the client's package, once per version of it:
//   node make-contract.mjs ../../../src/StadKust.Umbraco/Backoffice/Client/node_modules
// For every GET operation the schema of its answer, and the models these name. A subset of JSON Schema: type, properties, required, items, anyOf, allOf, enum, $ref.
import fs from 'node:fs';
import path from 'node:path';

const source = fs.readFileSync(path.join(process.argv[2], '@umbraco-cms/backoffice/dist-cms/packages/core/backend-api/types.gen.d.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const types = new Map();
const enums = new Map();
for (const m of source.matchAll(/export type (\w+) = ([\s\S]*?);\n(?=\n|export|$)/g)) types.set(m[1], m[2]);
for (const m of source.matchAll(/export declare enum (\w+) \{([\s\S]*?)\}/g)) enums.set(m[1], [...m[2].matchAll(/= "([^"]*)"/g)].map((e) => e[1]));

function parse(text) {
  const tokens = text.match(/'[^']*'|"[^"]*"|[A-Za-z_$][\w$]*|\d+|[{}()<>\[\]|&;:?,]/g) ?? [];
  let at = 0;
  const take = (expected) => { if (expected && tokens[at] !== expected) throw new Error(`${expected} wanted, ${tokens[at]} found in ${text.slice(0, 80)}`); return tokens[at++]; };
  const union = () => {
    if (tokens[at] === '|') at++;
    const parts = [intersection()];
    while (tokens[at] === '|') { at++; parts.push(intersection()); }
    return parts.length === 1 ? parts[0] : { anyOf: parts };
  };
  const intersection = () => {
    const parts = [single()];
    while (tokens[at] === '&') { at++; parts.push(single()); }
    return parts.length === 1 ? parts[0] : { allOf: parts };
  };
  const single = () => {
    const token = take();
    let schema;
    if (token === '(') { schema = union(); take(')'); }
    else if (token === '{') schema = object();
    else if (/^['"]/.test(token)) schema = { enum: [token.slice(1, -1)] };
    else if (['string', 'number', 'boolean', 'null'].includes(token)) schema = { type: token };
    else if (['unknown', 'any', 'never', 'void', 'Blob', 'File'].includes(token)) schema = {};
    else if (token === 'Array') { take('<'); schema = { type: 'array', items: union() }; take('>'); }
    else schema = { $ref: token };
    while (tokens[at] === '[') { at += 2; schema = { type: 'array', items: schema }; }
    return schema;
  };
  const object = () => {
    const schema = { type: 'object', properties: {}, required: [] };
    while (tokens[at] !== '}') {
      if (tokens[at] === '[') { while (take() !== ']'); take(':'); union(); }
      else {
        const name = take().replace(/^['"]|['"]$/g, '');
        const optional = tokens[at] === '?' && at++ >= 0;
        take(':');
        schema.properties[name] = union();
        if (!optional) schema.required.push(name);
      }
      if (tokens[at] === ';' || tokens[at] === ',') at++;
    }
    take('}');
    return schema;
  };
  return union();
}

const operations = {};
const models = {};
const need = (schema) => {
  if (schema?.$ref && !(schema.$ref in models)) {
    models[schema.$ref] = {};
    const found = enums.has(schema.$ref) ? { enum: enums.get(schema.$ref) } : types.has(schema.$ref) ? parse(types.get(schema.$ref)) : {};
    models[schema.$ref] = found;
    need(found);
  }
  for (const part of [schema?.items, ...Object.values(schema?.properties ?? {}), ...(schema?.anyOf ?? []), ...(schema?.allOf ?? [])]) if (part) need(part);
};
for (const [name, text] of types) {
  if (!/^Get\w+Data$/.test(name)) continue;
  const url = parse(text).properties.url?.enum?.[0];
  const answers = types.get(name.replace(/Data$/, 'Responses'));
  const answer = answers && parse(answers).properties['200'];
  if (url && answer) { operations[`GET ${url}`] = answer; need(answer); }
}
fs.writeFileSync(path.join(import.meta.dirname, 'contract.json'), `${JSON.stringify({ operations, models }).replaceAll('"GET /', '\n"GET /').replace('"models":{', '\n"models":{').replace(/\},"(\w+Model\w*|\w+Enum)":/g, '},\n"$1":')}\n`);
console.log(Object.keys(operations).length, 'operations,', Object.keys(models).length, 'models');
