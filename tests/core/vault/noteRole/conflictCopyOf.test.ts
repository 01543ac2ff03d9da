import { expect, test } from 'vitest';
import { conflictCopyOf } from '../../../../src/core/vault/noteRole/conflictCopyOf.ts';
import { cpuTimeOf } from '../../../support/cpuTimeOf.ts';

test.each([
	['Obsidian Sync', 'Iran (Conflicted copy iPad 202603121129)'],
	['Obsidian Sync, a device with a longer name', 'Iran (Conflicted copy Sam’s MacBook Pro 202603121129)'],
	['Syncthing', 'Iran.sync-conflict-20250926-224656-C5H6PTH'],
	['Syncthing of old', 'Iran.sync-conflict-20250926-224656'],
	['Dropbox', "Iran (Sam's conflicted copy 2026-07-10)"],
	['Dropbox, the second of a day', "Iran (Sam's conflicted copy 2026-07-10 (1))"],
	['Dropbox, where only case differs', 'Iran (Case Conflict)'],
	['Dropbox, where only case differs, again', 'Iran (Case Conflict 1)'],
	['Dropbox, a folder that is not synced', 'Iran (Selective Sync Conflict)'],
	['Dropbox, two codes for one letter', 'Iran (Unicode Encoding Conflict)'],
	['Dropbox in German', 'Iran (In Konflikt stehende Kopie von Sam 2026-07-10)'],
	['Dropbox in French', 'Iran (Copie en conflit de Sam 2026-07-10)'],
	['Dropbox in Spanish', 'Iran (Copia en conflicto de Sam 2026-07-10)'],
	['Dropbox in Italian', 'Iran (Copia in conflitto di Sam 2026-07-10)'],
	['Dropbox in Portuguese', 'Iran (Cópia em conflito de Sam 2026-07-10)'],
	['Dropbox in Dutch', 'Iran (Exemplaar met conflict van Sam 2026-07-10)'],
	['Dropbox in Polish', 'Iran (konfliktowa kopia użytkownika Sam 2026-07-10)'],
	['Dropbox in Russian', 'Иран (конфликтующая копия с Sam 2026-07-10)'],
	['Dropbox in Ukrainian', 'Іран (конфліктна копія Sam 2026-07-10)'],
	['Dropbox in Japanese', 'イラン (Sam の競合コピー 2026-07-10)'],
	['Dropbox in Chinese', '伊朗 (Sam 的冲突副本 2026-07-10)'],
	['the same between wide brackets', '伊朗（Sam 的冲突副本 2026-07-10）'],
	['Dropbox in Chinese of Taiwan', '伊朗 (Sam 的衝突複本 2026-07-10)'],
	['Dropbox in Korean', '이란 (Sam의 충돌된 복사본 2026-07-10)'],
	['Dropbox in Swedish', 'Iran (Sams motstridiga kopia 2026-07-10)'],
	['Nextcloud', 'Iran (conflicted copy 2026-07-10 070952)'],
	['Nextcloud, where only case differs', 'Iran (case clash from sam)'],
	['ownCloud of old', 'Iran_conflict-20260710-070952'],
	['Seafile', 'Iran (SFConflict sam@example.org 2026-07-10-07-09-52)'],
	['Synology Drive', 'Iran_DiskStation_Jul-10-0709-2026_Conflict'],
	['pCloud', 'Iran [conflicted]'],
	['Google Drive', 'Iran [Conflict]'],
	['Tresorit', 'Iran (conflict, Sam, 2026-07-10)'],
	['Unison', 'Iran (conflict #1 on 2026-07-10)'],
	['rclone', 'Iran.conflict1'],
	['OneDrive, with the name of the computer', 'Iran-DESKTOP-3F4K2L9'],
	['OneDrive, with the name of the laptop', 'Iran-LAPTOP-9QX2M4TT-2'],
	['git', 'Iran~HEAD'],
	['git mergetool', 'Iran_REMOTE_4711'],
	['a copy of a copy', 'Iran (Conflicted copy iPad 202603121129) (Conflicted copy Mac 202603121130)'],
	['a copy with a number', 'Iran (conflicted copy 2026-07-10 070952) 2'],
])('%s: %s', (_, name) => {
	const original = /^[\p{L}]+/u.exec(name)?.[0] ?? '';
	expect(conflictCopyOf(`Actors/${name}.md`)).toBe(`Actors/${original}.md`);
	expect(conflictCopyOf(`${name}.md`)).toBe(`${original}.md`);
});

test('a note whose own name has brackets keeps them', () => {
	expect(conflictCopyOf('Georgia (country) (Conflicted copy iPad 202603121129).md')).toBe('Georgia (country).md');
	expect(conflictCopyOf('v1.2 notes.sync-conflict-20250926-224656-C5H6PTH.md')).toBe('v1.2 notes.md');
});

test.each([
	'Iran 2',
	'Iran (1)',
	'Iran copy',
	'Iran - Copy',
	'Conflict in Syria',
	'Syria (conflict)',
	'Kashmir (conflicted region)',
	'The conflict of 2026-07-10',
	'Conflicted copy',
	'(Conflicted copy iPad 202603121129)',
	'Conflict resolution [draft]',
	'Iran-Iraq War (1980)',
	'Desktop-publishing',
	'THE-DESKTOP-METAPHOR',
	'Sync conflicts in Syncthing',
	'Copy of a conflict (2026)',
	'Gaza conflict (2026-07-10)',
	'HEAD',
])('%s is an ordinary note', (name) => {
	expect(conflictCopyOf(`Notes/${name}.md`)).toBeUndefined();
});

test('a folder does not make a copy of its notes', () => {
	expect(conflictCopyOf('Iran (conflicted copy 2026-07-10 070952)/Iraq.md')).toBeUndefined();
});

test('a name without end is judged in a moment', () => {
	const time = cpuTimeOf(() => {
		for (const part of ['(', '[conflict ', ' (conflicted cop', '_a', '.conflict']) conflictCopyOf(`${part.repeat(20_000)}.md`);
	});
	expect(time).toBeLessThan(500);
});
