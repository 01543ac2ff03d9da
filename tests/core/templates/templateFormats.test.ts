import { expect, test } from 'vitest';
import { templateFormatsOf } from '../../../src/core/templates/templateFormats.ts';

test.each([
	['no such file', undefined, ['YYYY-MM-DD', 'HH:mm']],
	['the settings of the app', { folder: 'Templates', dateFormat: 'DD.MM.YYYY', timeFormat: 'HH.mm' }, ['DD.MM.YYYY', 'HH.mm']],
	['one that was emptied', { dateFormat: ' ', timeFormat: '' }, ['YYYY-MM-DD', 'HH:mm']],
	['what is no format', { dateFormat: 5, timeFormat: 'x'.repeat(201) }, ['YYYY-MM-DD', 'HH:mm']],
	['what is no object', 'x', ['YYYY-MM-DD', 'HH:mm']],
])('templates write date and time as the app does: %s', (_, stored, [date, time]) => {
	expect(templateFormatsOf(stored)).toEqual({ date, time });
});
