/** How often a test that holds a time to a gate is tried again: what else the machine does takes time from it, and what is too slow is too slow each time. */
export const RETRIES = 3;
