import { OperatorError } from '../operatorError.ts';
import { errorCode } from './disk.ts';

/** The disk failed in a way that will fail again for the next note: it is full, broken or gone. The run ends; what was being written is as it was. */
export class DiskFailure extends OperatorError {}

/** The failure that the system call's `error` at `path` is; an error that no system call made is thrown as it is. */
export function diskFailure(path: string, error: unknown): DiskFailure {
	const code = errorCode(error);
	if (code === undefined) throw error;
	const said = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `the disk failed with ${code}`;
	return new DiskFailure(`${said} at ${path}; that note is as it was, and the run stops`);
}
