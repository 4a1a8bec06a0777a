import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What Electron's own type declarations say about one version of it. */
export interface ElectronTypes {
  /** Names of the members of a class or interface, inherited ones included; `undefined` when there is none. */
  membersOf(name: string): ReadonlySet<string> | undefined;
  /** Names of the values that a kind of process gets from `electron`: `Main`, `Common`, `Renderer`. */
  exportedTo(process: string): readonly string[];
  /** Names of everything that emits this event. */
  emittersOf(event: string): readonly string[];
}

type Shape = ts.InterfaceDeclaration | ts.ClassDeclaration;

/** Reads `electron.d.ts`. */
export function readElectronTypes(file: string): ElectronTypes {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const shapes = new Map<string, Shape[]>();
  const exported = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isModuleDeclaration(node)) exported.set(node.name.text, valuesIn(node));
    if ((ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) && node.name) {
      shapes.set(node.name.text, [...(shapes.get(node.name.text) ?? []), node]);
    }
    if (ts.isModuleDeclaration(node) || ts.isModuleBlock(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  const membersOf = (name: string): ReadonlySet<string> | undefined => {
    const found = shapes.get(name);
    if (!found) return undefined;
    const own = found.flatMap(({ members }) => [...members].map((member) => nameOf(member)));
    // Some shapes extend their own name in another namespace.
    const parents = found.flatMap(parentsOf).filter((parent) => parent !== name);
    return new Set([...own, ...parents.flatMap((parent) => [...(membersOf(parent) ?? [])])]);
  };
  const events = eventTable(shapes);
  return {
    membersOf,
    exportedTo: (process) => exported.get(process) ?? [],
    emittersOf: (event) => [...(events.get(event) ?? [])],
  };
}

/** Constants and classes of a namespace; its types are none. */
function valuesIn({ body }: ts.ModuleDeclaration): string[] {
  const statements = body && ts.isModuleBlock(body) ? [...body.statements] : [];
  return statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement)) return [statement.name?.text ?? ''];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map((one) => nameOf(one));
  });
}

function nameOf(member: ts.Node & { readonly name?: ts.Node }): string {
  const { name } = member;
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

function parentsOf(shape: Shape): string[] {
  return (shape.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) =>
      ts.isPropertyAccessExpression(expression)
        ? expression.name.text
        : ts.isIdentifier(expression)
          ? expression.text
          : '',
    ),
  );
}

/** Who emits what, read from the first parameter of every `on`. */
function eventTable(shapes: ReadonlyMap<string, readonly Shape[]>): Map<string, Set<string>> {
  const table = new Map<string, Set<string>>();
  for (const [name, declarations] of shapes) {
    for (const event of declarations.flatMap((shape) => [...shape.members].flatMap(listenedTo))) {
      table.set(event, (table.get(event) ?? new Set()).add(name));
    }
  }
  return table;
}

function listenedTo(member: ts.Node): string[] {
  const isListener = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
  const type = isListener && nameOf(member) === 'on' ? member.parameters[0]?.type : undefined;
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
    ? [type.literal.text]
    : [];
}
