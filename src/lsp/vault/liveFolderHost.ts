import type { Threads } from '../../cli/vault/threads/threadCount.ts';
import type { ClientSettings } from '../clientSettings.ts';

/** What a vault is kept up with, and who is told of it. */
export interface LiveFolderHost {
	readonly threads: Threads | undefined;
	now(): Date;
	clientSettings(): ClientSettings;
	/** Tells the person at the editor. */
	warn(message: string): void;
	/** Shows that a vault is read; the outcome is told when it is over. */
	reading(root: string): ReadingShown;
	/** Told when more can be said of all notes than when lenses were asked for. */
	learned(): void;
	/** Told after anything changed that findings, lenses or words depend on. */
	changed(): void;
}

export interface ReadingShown {
	/** One more of `total` notes was read. */
	step(total: number): void;
	end(): void;
}
