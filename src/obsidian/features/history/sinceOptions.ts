import type { Moment } from './historyStore.ts';

/** A time since which changes can be asked for. */
export interface SinceOption {
	readonly key: 'last' | 'start' | 'yesterday' | 'week' | 'date';
	readonly label: string;
	/** In milliseconds since 1970; `undefined` where the user says it. */
	readonly time: number | undefined;
}

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
		...(last === undefined ? [] : [{ key: 'last', label: 'Since the last session began', time: last } as const]),
		{ key: 'start', label: 'Since this session began', time: startedAt },
		{ key: 'yesterday', label: 'Since yesterday', time: daysAgo(1) },
		{ key: 'week', label: 'Since a week ago', time: daysAgo(7) },
		{ key: 'date', label: 'Since a date…', time: undefined },
	];
}
