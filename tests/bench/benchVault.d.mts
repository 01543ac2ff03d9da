/** A vault of `count` notes, made once for all runs on this machine, and what the generator says is in it. */
export function benchVault(count: number): { readonly folder: string; readonly truth: Readonly<Record<string, unknown>> };
