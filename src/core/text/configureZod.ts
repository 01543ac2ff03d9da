import * as z from 'zod/mini';

// zod compiles schemas with `new Function` unless told not to: pages with a strict policy, phones and reviewers refuse that.
z.config({ jitless: true });
