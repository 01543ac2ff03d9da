import type { Moment } from './historyStore.ts';

/** A time since which changes can be asked for. */
export type SinceOption = readonly [
	key: 'last' | 'start' | 'yesterday' | 'week' | 'date',
	label: string,
	/** In milliseconds since 1970; `undefined` where the user says it. */
	time: number | undefined,
];

/**
 * What is offered, the likeliest first: since the app was started the time before, where that is known, since this start, since the beginning
 * of yesterday or of the day a week ago, or since a day.
 *
 * @param startedAt when this session began.
 * @param now decides which days are meant.
 */
export function sinceOptions(moments: readonly Moment[], startedAt: number, now: Date): readonly SinceOption[] {
	const last = moments.findLast(({ at, isStart }) => isStart && at < startedAt)?.at;
	const daysAgo = (days: number): number => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getTime();
	return [
		...(last === undefined ? [] : [['last', 'Since the last session began', last] as const]),
		['start', 'Since this session began', startedAt],
		['yesterday', 'Since yesterday', daysAgo(1)],
		['week', 'Since a week ago', daysAgo(7)],
		['date', 'Since a date…', undefined],
	];
}
