/** Whether `shorter` is `longer` with some of its characters left out. */
export function isSubsequence(shorter: string, longer: string): boolean {
	let at = 0;
	for (let place = 0; place < longer.length && at < shorter.length; place += 1) if (longer[place] === shorter[at]) at += 1;
	return at === shorter.length;
}
