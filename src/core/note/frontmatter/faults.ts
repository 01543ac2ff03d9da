import type { Node, YAMLError } from 'yaml';
import type { FrontmatterFault } from '../frontmatter.ts';
import type { BlockDocument, DocumentValue } from './yamlDocument.ts';

/** The fault that the YAML package's `error` stands for, in words for the note's author. */
export function errorFault(_block: string, offset: number, error: YAMLError): FrontmatterFault {
	const range = { start: offset + error.pos[0], end: offset + Math.max(error.pos[0], error.pos[1]) };
	return { code: 'yaml', range, message: error.message.slice(0, 200) };
}

/** The fault of a document that parses and holds something that is no data. */
export function valueFault(_block: string, offset: number, _document: BlockDocument, fault: DocumentValue & { kind: 'fault' }): FrontmatterFault {
	const [start, end] = (fault.node satisfies Node).range ?? [0, 0, 0];
	return { code: fault.code, range: { start: offset + start, end: offset + end }, message: fault.code };
}
