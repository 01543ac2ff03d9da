import * as fs from 'node:fs';
import { exchangeNames } from './exchangeNames.ts';

/** The system calls that reading and writing a vault is made of, so that a test can make each of them fail. */
export interface Disk extends NodeCalls {
	/** `exchangeNames`. */
	readonly exchangeSync: (from: string, to: string) => boolean;
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

export const nodeDisk: Disk = { ...fs, exchangeSync: exchangeNames };

/** The system's name of what went wrong, such as `ENOENT`; `undefined` for an error that no system call made. */
export function errorCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
