import { hostname } from 'node:os';
import process from 'node:process';
import { type Disk, errorCode } from './disk.ts';

/** Which process it was: a number is given again after a while, so its start is kept beside it where the system tells. */
export interface ProcessIdentity {
	readonly pid: number;
	/** In the system's own clock ticks; `null` where there is no `/proc`. */
	readonly started: string | null;
	readonly host: string;
}

/** The identity of the process `pid` on this machine. */
export function identityOf(pid: number, disk: Disk): ProcessIdentity {
	return { pid, started: startOf(pid, disk), host: hostname() };
}

/** Whether that process still runs. One of another machine is taken to run: nobody here can tell. */
export function isRunning(identity: ProcessIdentity, disk: Disk): boolean {
	if (identity.host !== hostname()) return true;
	try {
		process.kill(identity.pid, 0);
	} catch (error) {
		if (errorCode(error) === 'ESRCH') return false;
	}
	const started = startOf(identity.pid, disk);
	return identity.started === null || started === null || started === identity.started;
}

/** Field 22 of `/proc/PID/stat` (proc(5)); the second field is a name in brackets that may hold anything. */
function startOf(pid: number, disk: Disk): string | null {
	try {
		const stat = disk.readFileSync(`/proc/${pid}/stat`, 'latin1');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
	} catch {
		return null;
	}
}
