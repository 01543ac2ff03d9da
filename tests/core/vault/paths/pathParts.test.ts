import { expect, test } from 'vitest';
import { folderOf, isNotePath, lastSegmentOf, noteNameOf, withoutExtension } from '../../../../src/core/vault/paths/pathParts.ts';

test.each([
	['Countries/Iran.md', 'Countries', 'Iran.md', 'Iran', 'Countries/Iran'],
	['Iran.MD', '', 'Iran.MD', 'Iran', 'Iran'],
	['a/v1.2.md', 'a', 'v1.2.md', 'v1.2', 'a/v1.2'],
	['a/Map.png', 'a', 'Map.png', 'Map.png', 'a/Map.png'],
	['a.md/b', 'a.md', 'b', 'b', 'a.md/b'],
	['', '', '', '', ''],
])('the parts of %j', (path, folder, last, name, plain) => {
	expect([folderOf(path), lastSegmentOf(path), noteNameOf(path), withoutExtension(path)]).toEqual([folder, last, name, plain]);
});

test('a file whose name is all extension is no note', () => {
	expect(['.md', 'a.md', 'a.markdown'].map(isNotePath)).toEqual([false, true, false]);
});
