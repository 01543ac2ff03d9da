import ts from 'typescript';

/** An object that is written out in `file` and has all names by which one of `type` is told. */
export interface FoundLiteral {
	readonly file: string;
	readonly type: string;
}

/** The objects written out in `text` that have all the names of one of `types`. */
export function literalsIn(file: string, text: string, types: Readonly<Record<string, readonly string[]>>): FoundLiteral[] {
	// Nearly every file names none of them together and need not be parsed.
	if (!Object.values(types).some((names) => names.every((name) => text.includes(name)))) return [];
	const found: FoundLiteral[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isObjectLiteralExpression(node)) {
			const names = new Set(
				node.properties.map(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '')),
			);
			for (const [type, wanted] of Object.entries(types)) if (wanted.every((name) => names.has(name))) found.push({ file, type });
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
	return found;
}
