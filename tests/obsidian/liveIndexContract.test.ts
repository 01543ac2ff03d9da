import { indexContract } from '../support/indexContract.ts';
import { liveVaultInMemory } from '../support/liveVaultInMemory.ts';

indexContract('the live index', (files) => liveVaultInMemory(files), { runs: 10 });
