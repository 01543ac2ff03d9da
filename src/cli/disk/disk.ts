import * as fs from 'node:fs';
import { systemRename } from './systemRename.ts';

/** The system calls that reading and writing a vault is made of, so that a test can make each of them fail. */
export interface Disk extends NodeCalls {
	/** Exchanges two names in one step; `false` where that cannot be done. */
	readonly exchangeSync: (from: string, to: string) => boolean;
	/** Renames to a name that nobody has, in one step; `false` where that cannot be done. */
	readonly moveSync: (from: string, to: string) => boolean;
}

type NodeCalls = Pick<
	typeof fs,
	| 'chmodSync'
	| 'closeSync'
	| 'copyFileSync'
	| 'fchmodSync'
	| 'fchownSync'
	| 'fstatSync'
	| 'fsyncSync'
	| 'linkSync'
	| 'lstatSync'
	| 'mkdirSync'
	| 'openSync'
	| 'readdirSync'
	| 'readFileSync'
	| 'readSync'
	| 'realpathSync'
	| 'renameSync'
	| 'rmdirSync'
	| 'statSync'
	| 'unlinkSync'
	| 'writeSync'
>;

export const nodeDisk: Disk = {
	...fs,
	exchangeSync: (from, to) => systemRename(from, to, 'exchange'),
	moveSync: (from, to) => systemRename(from, to, 'no-replace'),
};

/** The system's name of what went wrong, such as `ENOENT`; `undefined` for an error that no system call made. */
export function errorCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
