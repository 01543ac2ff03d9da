import type { ExitCode } from '../exitCode.ts';
import type { Io } from '../io.ts';
import { OperatorError } from '../operatorError.ts';

export interface TypesInferOptions {
	readonly write?: boolean;
}

/** `dossier types VAULT infer`: proposes type notes from what is there. */
export async function runTypesInfer(_io: Io, _vault: string, _options: TypesInferOptions): Promise<ExitCode> {
	throw new OperatorError('learning types is not in this build');
}
