import { removeBullet } from '../../note/edit/body/removeBullet.ts';
import type { Fix } from '../../note/finding.ts';
import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Takes a bullet out that is nothing but its link. Never safe: it deletes. */
export function removeBulletFix(link: LinkRecord): Fix {
	return {
		kind: 'edit',
		title: `Remove this bullet of ${inlineCode(link.target)}`,
		safe: false,
		plan: (note) => removeBullet(note, link),
	};
}
