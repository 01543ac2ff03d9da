/**
 * A vault of our own in which every kind of link stands that was recorded from a vault of Obsidian 1.13, and where the app says each leads.
 * The core's index and the stand-in's resolver both have to give these counts, with or without the recordings at hand.
 */
export const APP_VAULT: Readonly<Record<string, string>> = {
	'Tide.md': [
		'---',
		'aliases: [High water]',
		'up: "[[Sea]]"',
		'near: ["[[#Spring]]", "[[Lost at sea]]", "see [[Moon]]"]',
		'---',
		'# Spring',
		'[[sea]] and [[SEA#Salt]], [[Moon]] twice: [the moon](Sky/Moon.md), [[#Spring]], [[Tide]]',
		'![[chart.png]] ![[Ebb#^low|the line]]',
		'`[[Ebb]]` <!-- [[Ebb]] --> %% [[Sky/Ebb]] %%',
	].join('\n'),
	'Sea.md': '[[High water]] [[high water|by its alias]] [[Ebb.md]] [[Coast/Ebb]] [[/Ebb]] [[No such/Tide]]',
	'Coast/Ebb.md': '[[Map]] [[./Map]] [[../Sea]] [[/Tide]] [m](Map.md) [out](../Sky/Moon.md) [far](North%20Sea.md#Low%20water)',
	'Coast/Map.md': 'No link but [a page](https://example.org/Tide.md), and [[]] and [nothing]().',
	'Sky/Moon.md': '[[Map]] [[chart]] [[chart.png]] [[plan.canvas]] [[|]] [[|#Tide]] [[A folder]] [[#Gone]]',
	'Sky/Map.md': '[[Tide',
	'A folder/North Sea.md': '',
	'A folder/chart.png': '',
	'plan.canvas': '',
};

/** Where the links of each note lead, with how many lead there; `unresolved` by path as written, without heading. */
export const APP_VAULT_ANSWERS: Readonly<
	Record<string, { readonly resolved: Readonly<Record<string, number>>; readonly unresolved: Readonly<Record<string, number>> }>
> = {
	'Tide.md': {
		resolved: { 'Sea.md': 3, 'Sky/Moon.md': 2, 'Tide.md': 3, 'A folder/chart.png': 1, 'Coast/Ebb.md': 1 },
		unresolved: { 'Lost at sea': 1, 'Sky/Ebb': 1 },
	},
	'Sea.md': {
		resolved: { 'Coast/Ebb.md': 2 },
		unresolved: { 'High water': 1, 'high water': 1, '/Ebb': 1, 'No such/Tide': 1 },
	},
	'Coast/Ebb.md': {
		resolved: { 'Coast/Map.md': 3, 'Sea.md': 1, 'Tide.md': 1, 'Sky/Moon.md': 1, 'A folder/North Sea.md': 1 },
		unresolved: {},
	},
	'Coast/Map.md': { resolved: {}, unresolved: {} },
	'Sky/Moon.md': {
		resolved: { 'Sky/Map.md': 1, 'A folder/chart.png': 1, 'plan.canvas': 1, 'Sky/Moon.md': 1 },
		unresolved: { chart: 1, '|': 2, 'A folder': 1 },
	},
	'Sky/Map.md': { resolved: {}, unresolved: {} },
	'A folder/North Sea.md': { resolved: {}, unresolved: {} },
};
