/** Families of parameters that say where a reader came from and nothing about the page. */
const FAMILIES = ['utm_', 'mtm_', 'pk_', 'piwik_', 'matomo_', 'hsa_', 'at_custom', 'guce_', 'fb_action_', '__twitter_', 'ns_'];

/** Single parameters, by who adds them. */
const EVERYWHERE: ReadonlySet<string> = new Set([
	// Google, Microsoft, Yandex
	...[
		'gclid',
		'gclsrc',
		'dclid',
		'gbraid',
		'wbraid',
		'gad_source',
		'gad_campaignid',
		'srsltid',
		'_ga',
		'_gl',
		'msclkid',
		'yclid',
		'ysclid',
	],
	// Facebook, Instagram, X, LinkedIn, TikTok, Reddit
	...[
		'fbclid',
		'fb_source',
		'fb_ref',
		'igsh',
		'igshid',
		'twclid',
		'ref_src',
		'ref_url',
		'trk',
		'trkcampaign',
		'li_fat_id',
		'ttclid',
		'rdt_cid',
	],
	// mail and campaign tools
	...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'hsctatracking', 'mkt_tok', 'vero_id', 'vero_conv', 'ml_subscriber', 'ml_subscriber_hash'],
	...['oly_anon_id', 'oly_enc_id', 'wickedid', '_kx', 'rb_clickid', 's_cid', 'spm', 'guccounter', 'xtor', 'emci', 'emdi', 'nltoken'],
	// newspapers
	...['cmpid', 'cmp', 'icid', 'smid', 'smtyp', 'itid', 'reflink', 'at_medium', 'at_campaign', 'at_format', 'at_link_id', 'at_link_origin'],
	...['at_link_type', 'at_bbc_team', 'at_ptr_name', 'ftag', 'taid', 'wpisrc', 'wpmm', 'sr_share', 'fbshare', 'ncid', 'mod_source'],
]);

/** Parameters that track on one site and may mean something on another. */
const BY_SITE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
	['youtube.com', new Set(['si', 'feature', 'pp', 'ab_channel'])],
	['x.com', new Set(['s', 't'])],
	['medium.com', new Set(['source', 'sk'])],
	['substack.com', new Set(['r', 'triedredirect', 'showwelcomeonshare'])],
	['nytimes.com', new Set(['partner', 'emc', 'referringsource', 'unlocked_article_code'])],
	['wsj.com', new Set(['st', 'mod'])],
	['ft.com', new Set(['sharetype', 'segmentid'])],
	['economist.com', new Set(['frsc'])],
	['open.spotify.com', new Set(['si'])],
]);

/** Whether the query parameter `name` of a page on `host` (without `www.`) only says where a reader came from. */
export function isTrackingParameter(name: string, host: string): boolean {
	const key = name.toLowerCase();
	if (EVERYWHERE.has(key) || FAMILIES.some((family) => key.startsWith(family))) return true;
	for (const [site, names] of BY_SITE) if (names.has(key) && (host === site || host.endsWith(`.${site}`))) return true;
	return false;
}
