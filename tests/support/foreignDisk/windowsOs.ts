// Stands for `node:os` in the project "windows" of vitest.config.ts.
import process from 'node:process';

const os = process.getBuiltinModule('node:os');

export const { constants, hostname, platform, uptime } = os;

/** This machine's, whatever system it says it is. */
export const tmpdir = (): string => `C:${(process.env['TMPDIR'] ?? '/tmp').replaceAll('/', '\\')}`;
