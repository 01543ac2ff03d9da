import { expect, test } from 'vitest';
import { wholeDate } from '../../../src/core/timeline/datedText.ts';
import { periodOf, type Zoom } from '../../../src/core/timeline/timelinePeriods.ts';

test.each<[date: string, zoom: Zoom, title: string]>([
	['1967-06-05', 'century', '20th century'],
	['2000', 'century', '20th century'],
	['2001', 'century', '21st century'],
	['70', 'century', '1st century'],
	['44 BC', 'century', '1st century BC'],
	['101 BC', 'century', '2nd century BC'],
	['1111', 'century', '12th century'],
	['1967-06-05', 'decade', '1960s'],
	['449 BC', 'decade', '440s BC'],
	['440 BC', 'decade', '440s BC'],
	['1967-06-05', 'year', '1967'],
	['44 BC', 'year', '44 BC'],
	['1967-06-05', 'month', 'June 1967'],
	['1967-06-05', 'day', '5 June 1967'],
	['1967', 'day', '1967'],
	['1980s', 'month', '1980s'],
	['19th century', 'year', '19th century'],
	['before 1948', 'decade', '1940s'],
])('%s by %s: %s', (date, zoom, title) => {
	const span = wholeDate(date)?.span;
	expect(span && periodOf(span, zoom)).toBe(title);
});
