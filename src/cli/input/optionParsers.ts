import { Option } from 'commander';
import { OperatorError } from '../operatorError.ts';

/** An option whose value is one of `choices`; help lists them. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
	const option = new Option(flags, description);
	return option.choices(choices).argParser((value: string) => {
		if (choices.includes(value)) return value;
		throw new OperatorError(`${option.long ?? flags} "${value}" is not known; one of: ${choices.join(', ')}`);
	});
}

/** An option whose value is a whole number, `least` or more. */
export function countOption(flags: string, description: string, least: number): Option {
	const option = new Option(flags, description);
	return option.argParser((value: string) => {
		if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
		throw new OperatorError(`${option.long ?? flags} "${value}" is no whole number of ${least} or more`);
	});
}

/** An option that may be given several times, or once with commas. */
export function listOption(flags: string, description: string): Option {
	return new Option(flags, description).argParser((value: string, earlier: readonly string[] | undefined) => [
		...(earlier ?? []),
		...value
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== ''),
	]);
}

/** An option that may be given several times. */
export function repeatedOption(flags: string, description: string): Option {
	return new Option(flags, description).argParser((value: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), value]);
}
