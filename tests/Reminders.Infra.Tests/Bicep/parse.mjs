// Reads Bicep files (arguments: node_modules, then files) and prints what tests ask about them, as JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [modules, ...files] = process.argv.slice(2);
const { Parser, Language } = await import(pathToFileURL(join(modules, 'web-tree-sitter', 'tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(modules, 'tree-sitter-bicep', 'tree-sitter-bicep.wasm')));

const unquoted = node => node.text.replace(/^'|'$/g, '');
const describes = node => node?.type === 'decorators' && /@description\(\s*'[^']+'\s*\)/.test(node.text);

function read(file) {
  const text = readFileSync(file, 'utf8');
  // The grammar knows parameters only where they are declared; in a parameter file they are values.
  const source = file.endsWith('.bicepparam') ? text.replace(/^using .*$/m, '').replace(/^param /gm, 'var ') : text;
  const found = { file, errors: [], declarations: [], resources: [], modules: [] };
  visit(parser.parse(source).rootNode, found);
  return found;
}

function visit(node, found) {
  if (node.isError || node.isMissing) {
    found.errors.push(`line ${node.startPosition.row + 1}: ${node.type} ${node.text.slice(0, 60)}`);
  }
  const declare = (kind, optional) => found.declarations.push({
    kind, name: node.namedChild(0).text, described: describes(node.previousNamedSibling), optional });
  if (node.type === 'parameter_declaration') declare('param', node.namedChildCount > 2);
  if (node.type === 'output_declaration') declare('output', true);
  if (node.type === 'type_declaration') declare('type', true);
  if (node.type === 'variable_declaration') declare('var', true);
  if (node.type === 'object_property' && node.parent.parent.type === 'type_declaration') declare('typeProperty', true);
  if (node.type === 'resource_declaration') {
    const [type, version] = unquoted(node.namedChild(1)).split('@');
    found.resources.push({
      symbol: node.namedChild(0).text, type, version, existing: /^[^{]*\sexisting\s/.test(node.text), name: nameOf(node), text: node.text });
  }
  if (node.type === 'module_declaration') {
    found.modules.push({ symbol: node.namedChild(0).text, path: unquoted(node.namedChild(1)), given: given(node) });
  }
  node.children.forEach(child => visit(child, found));
}

function body(node) {
  if (node.type === 'object') return node;
  for (const child of node.namedChildren.slice().reverse()) {
    const inner = ['object', 'if_statement', 'for_statement'].includes(child.type) ? body(child) : null;
    if (inner) return inner;
  }
  return null;
}

const property = (object, name) => object?.namedChildren.find(each => each.type === 'object_property' && each.namedChild(0).text === name);
const nameOf = node => property(body(node), 'name')?.namedChild(1).text ?? '';
const given = node => (property(body(node), 'params')?.namedChild(1).namedChildren ?? [])
  .filter(each => each.type === 'object_property').map(each => each.namedChild(0).text);

process.stdout.write(JSON.stringify(files.map(read)));
