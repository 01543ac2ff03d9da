/** A singular of fewer letters is as likely another word: ISI and ISIS. */
const MIN_SINGULAR = 4;

/** What a bare name would be in the plural, or in the singular. English only: other plurals are other words. */
export function otherNumbers(form: string): readonly string[] {
	const others: string[] = [];
	if (form.length >= MIN_SINGULAR) others.push(`${form}s`, `${form}es`);
	if (form.length >= MIN_SINGULAR && form.endsWith('y')) others.push(`${form.slice(0, -1)}ies`);
	if (form.length > MIN_SINGULAR && form.endsWith('s')) others.push(form.slice(0, -1));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('es')) others.push(form.slice(0, -2));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('ies')) others.push(`${form.slice(0, -3)}y`);
	return others;
}
