import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { BrowserProgram } from './browserProgram.ts';

const PACKAGE = '@sparticuz/chromium';

/** Size of a block of a tar archive, in bytes; a header is one block, the content of a file as many as it needs. */
const BLOCK = 512;

/**
 * The Chromium that the package `@sparticuz/chromium` brings, with the libraries and the font it needs beside a C library.
 *
 * It is unpacked once into `node_modules/.cache`, some 200 MB. It is built for Linux on x64 and starts nowhere else.
 * `undefined` where the package is not installed.
 */
export function shippedChromium(): BrowserProgram | undefined {
	const packed = packedFolder();
	if (packed === undefined) return undefined;
	const { version } = JSON.parse(readFileSync(path.join(packed, '../package.json'), 'utf8')) as { version: string };
	const folder = path.resolve(packed, '../../../.cache', `dossier-chromium-${version}`);
	if (!existsSync(folder)) unpack(packed, folder);
	return {
		executablePath: path.join(folder, 'chromium'),
		env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
	};
}

function packedFolder(): string | undefined {
	try {
		return path.resolve(path.dirname(createRequire(import.meta.url).resolve(PACKAGE)), '../../bin');
	} catch {
		return undefined;
	}
}

/** Unpacks beside `folder` and moves what is whole to its place: two runs at once, or one that is killed, leave no half. */
function unpack(packed: string, folder: string): void {
	mkdirSync(path.dirname(folder), { recursive: true });
	const half = mkdtempSync(`${folder}-`);
	const read = (name: string): Uint8Array => brotliDecompressSync(readFileSync(path.join(packed, name)));
	for (const archive of ['al2023.tar.br', 'fonts.tar.br']) untar(read(archive), half);
	writeFileSync(path.join(half, 'chromium'), read('chromium.br'));
	chmodSync(path.join(half, 'chromium'), 0o755);
	// The package's own list of fonts looks where it is unpacked in a cloud; a machine with fonts of its own keeps them.
	writeFileSync(
		path.join(half, 'fonts.conf'),
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
	);
	try {
		renameSync(half, folder);
	} catch (error) {
		rmSync(half, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
}

/** Writes the files of a tar archive below `folder`. Links and the like, which the package's archives do not hold, are left out. */
function untar(archive: Uint8Array, folder: string): void {
	const text = (at: number, length: number): string => new TextDecoder().decode(archive.subarray(at, at + length)).replace(/\0[^]*$/, '');
	for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
		const size = Number.parseInt(text(at + 124, 12), 8);
		const isFile = text(at + 156, 1) === '0' || text(at + 156, 1) === '';
		const target = path.join(folder, text(at, 100));
		if (isFile && target.startsWith(folder + path.sep)) {
			mkdirSync(path.dirname(target), { recursive: true });
			writeFileSync(target, archive.subarray(at + BLOCK, at + BLOCK + size));
		}
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
	}
}
