import { openThrowawaySearch } from '../../../test/bench/throwaway-search.js';
import { searchEngineContract } from '../../../test/support/search-engine-contract.js';

searchEngineContract('PostgreSQL', openThrowawaySearch);
