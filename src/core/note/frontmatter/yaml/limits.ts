/** A block of more characters is not read: nobody writes one, and YAML readers take seconds over hostile ones. */
export const MAX_BLOCK_LENGTH = 65_536;

/** More keys are not read: a block of thousands is data that was pasted in, and every reader of a note would pay for it. */
export const MAX_KEYS = 1_000;

/** Deeper nesting is not read: every reader of values recurses, and hand-written blocks stay below ten. */
export const MAX_DEPTH = 64;
