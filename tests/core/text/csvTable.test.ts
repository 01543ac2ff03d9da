import { expect, test } from 'vitest';
import { csvTable } from '../../../src/core/text/csvTable.ts';

test.each<[fact: string, cells: readonly string[], row: string]>([
	['plain texts', ['a', '', '1'], 'a,,1\r\n'],
	['commas, quotes and line ends in quotes', ['a,b', 'say "x"', 'c\nd'], '"a,b","say ""x""","c\nd"\r\n'],
	['what a spreadsheet would run is text', ['=1+1', '@A1', '-x', '+x', ' =1', '\t=1'], "'=1+1,'@A1,'-x,'+x,' =1,'\t=1\r\n"],
	['so is what it may take for that in other widths', ['＝1', '＠A', '\n=1', '\u00a0=1'], "'＝1,'＠A,\"'\n=1\",'\u00a0=1\r\n"],
	['marks of direction are no text', ['\u2066Haifa\u2069', '\u202ex'], 'Haifa,x\r\n'],
	['a single empty cell is a row', [''], '""\r\n'],
	['numbers are none of that', ['-753', '+1', '-1.5', '-1,000'], '-753,+1,-1.5,"-1,000"\r\n'],
])('%s', (_, cells, row) => {
	expect([...csvTable(['head'], [cells], (each) => each)]).toEqual(['head\r\n', row]);
});
