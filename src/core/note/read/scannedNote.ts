import { BOM } from '../../text/characters.ts';
import type { LineStarts } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import { parseFrontmatter } from '../frontmatter/parseFrontmatter.ts';
import type { Frontmatter } from '../frontmatter.ts';
import type { ExternalLink, Footnote, Heading, Link, ListItem, Note, OpaqueRange, Section, Tag } from '../note.ts';
import type { UnclosedBlock } from '../unclosedBlock.ts';
import { propertyLinks } from './propertyLinks.ts';
import type { ScanResult } from '../scanner/scanResult.ts';
import { createScan, type Scan } from '../scanner/scan.ts';
import { scanBody } from '../scanner/scanBody.ts';
import { sectionsOf } from './sections.ts';
import { footnotesOf, headingsOf, linksOf, listItemsOf, opaqueOf, tableRowsOf, tagsOf, urlsOf } from './partObjects.ts';

/** What reads one note after another with the same memory. A note that is asked for parts after the next one was read is read again. */
export interface Scanner {
	readonly scan: Scan;
	/** The note that was read last. */
	holder: Note | undefined;
}

export function createScanner(): Scanner {
	return { scan: createScan(), holder: undefined };
}

/** A note whose parts become objects when they are asked for; until then they are the rows that the scanner wrote. */
export class ScannedNote implements Note {
	readonly path: string;
	readonly text: string;
	readonly frontmatter: Frontmatter;
	readonly bodyStart: number;
	#scanner: Scanner;
	#lineStarts: LineStarts | undefined;
	#headings: readonly Heading[] | undefined;
	#sections: readonly Section[] | undefined;
	#listItems: readonly ListItem[] | undefined;
	#propertyLinks: readonly Link[] | undefined;
	#links: readonly Link[] | undefined;
	#urls: readonly ExternalLink[] | undefined;
	#footnoteDefinitions: readonly Footnote[] | undefined;
	#footnoteReferences: readonly Footnote[] | undefined;
	#tags: readonly Tag[] | undefined;
	#opaque: readonly OpaqueRange[] | undefined;
	#tableRows: readonly Range[] | undefined;

	constructor(path: string, text: string, scanner: Scanner) {
		this.path = path;
		this.text = text;
		this.frontmatter = parseFrontmatter(text);
		this.bodyStart = this.frontmatter.kind === 'none' ? (text.charCodeAt(0) === BOM ? 1 : 0) : this.frontmatter.range.end;
		this.#scanner = scanner;
		this.#read();
	}

	#read(): void {
		this.#scanner.holder = this;
		scanBody(this.#scanner.scan, this.text, this.bodyStart);
	}

	get rows(): ScanResult {
		if (this.#scanner.holder !== this) {
			this.#scanner = createScanner();
			this.#read();
		}
		return this.#scanner.scan.parts;
	}

	get lineEnd(): '\n' | '\r\n' {
		const end = this.text.indexOf('\n');
		const carriage = this.text.indexOf('\r');
		return carriage !== -1 && carriage + 1 === end ? '\r\n' : '\n';
	}

	get lineStarts(): LineStarts {
		const { rows } = this;
		return (this.#lineStarts ??= rows.lineStarts.slice(0, rows.lineCount));
	}

	get headings(): readonly Heading[] {
		return (this.#headings ??= headingsOf(this.rows));
	}

	get sections(): readonly Section[] {
		return (this.#sections ??= sectionsOf(this.text, this.headings));
	}

	get listItems(): readonly ListItem[] {
		return (this.#listItems ??= listItemsOf(this.rows));
	}

	get propertyLinks(): readonly Link[] {
		return (this.#propertyLinks ??= propertyLinks(this.frontmatter, this.rows));
	}

	get links(): readonly Link[] {
		return (this.#links ??= [...this.propertyLinks, ...linksOf(this.rows)]);
	}

	get urls(): readonly ExternalLink[] {
		return (this.#urls ??= urlsOf(this.rows));
	}

	get footnoteDefinitions(): readonly Footnote[] {
		return (this.#footnoteDefinitions ??= footnotesOf(this.text, this.rows.footnoteDefinitions));
	}

	get footnoteReferences(): readonly Footnote[] {
		return (this.#footnoteReferences ??= footnotesOf(this.text, this.rows.footnoteReferences));
	}

	get tags(): readonly Tag[] {
		return (this.#tags ??= tagsOf(this.rows));
	}

	get opaque(): readonly OpaqueRange[] {
		return (this.#opaque ??= opaqueOf(this.rows));
	}

	get tableRows(): readonly Range[] {
		return (this.#tableRows ??= tableRowsOf(this.rows));
	}

	get unclosed(): UnclosedBlock | undefined {
		return this.rows.unclosed;
	}
}
