import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { foldPath } from '../../text/foldPath.ts';
import type { LinkTable } from '../links/linkTable.ts';
import { isNotePath, noteNameOf } from '../paths/pathParts.ts';

/** The list of so many notes of one name is kept until a file comes or goes. */
const MANY_OF_A_NAME = 8;

/** The notes of one name. */
export class Namesakes {
	readonly #links: LinkTable;
	/** By their folded name, where many share it. */
	readonly #known = new Map<string, readonly string[]>();

	constructor(links: LinkTable) {
		this.#links = links;
	}

	/** As `VaultIndex` has it. */
	named(basename: string): readonly string[] {
		const wanted = foldPath(basename);
		const known = this.#known.get(wanted);
		if (known !== undefined) return known;
		const found = this.#links
			.pathsEndingIn(basename)
			.filter((path) => isNotePath(path) && foldPath(noteNameOf(path)) === wanted)
			.sort(compareCodeUnits);
		if (found.length >= MANY_OF_A_NAME) this.#known.set(wanted, found);
		return found;
	}

	/** Takes in that a file came or went. */
	filesChanged(): void {
		if (this.#known.size > 0) this.#known.clear();
	}
}
