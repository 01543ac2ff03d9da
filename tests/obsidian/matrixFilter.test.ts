import { expect, test } from 'vitest';
import { matrixFilter } from '../../src/obsidian/features/matrix/matrixFilter.ts';

const NONE = { types: undefined, folder: undefined, tag: undefined, where: [], name: '' };

test.each([
	['', NONE],
	['  iran ', { ...NONE, name: 'iran' }],
	['saudi arabia', { ...NONE, name: 'saudi arabia' }],
	['#region/gulf', { ...NONE, tag: 'region/gulf' }],
	['Countries/Asia/', { ...NONE, folder: 'Countries/Asia' }],
	['"Middle East/"', { ...NONE, folder: 'Middle East' }],
	['"#1 Ally"', { ...NONE, name: '#1 Ally' }],
	['type=country type=group', { ...NONE, types: ['country', 'group'] }],
	['"home region"=Asia', { ...NONE, where: [['home region', 'Asia']] }],
	['region="Middle East" ir', { ...NONE, where: [['region', 'Middle East']], name: 'ir' }],
	['# / =x', { ...NONE, name: '# / =x' }],
])('a filter of actors reads %s', (text, filter) => {
	expect(matrixFilter(text)).toEqual(filter);
});
