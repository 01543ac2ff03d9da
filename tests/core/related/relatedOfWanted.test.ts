import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { relatedOfWanted } from '../../../src/core/related/relatedOfWanted.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const vault = vaultOf({
	'A.md': '---\ntype: policy\n---\n[[Oman]]\n',
	'B.md': '---\ntype: policy\nactors: [Oman]\n---\n[[Oman]] [[2024-01-02]]\n',
	'2024-01-01.md': '---\ntype: policy\n---\n[[Oman]]\n',
	'Index.md': '---\ntype: index\n---\n[[Oman]]\n',
});
const { settings } = parseSettings({});

function listed(target: string, path = `${target}.md`): readonly string[] {
	const mentions = vault.index.wanted().find((wanted) => wanted.target === target)?.mentions ?? [];
	return relatedOfWanted(vault, settings)(parseNote(path, '# x\n'), mentions).map((candidate) => candidate.path);
}

test('a wanted note is born listing the notes that want it, the most often first, but no daily or index note', () => {
	expect(listed('Oman')).toEqual(['B.md', 'A.md']);
});

test('a daily note or an index is born with no list', () => {
	expect([listed('2024-01-02'), listed('Oman', 'Index/Index.md')]).toEqual([[], []]);
});
