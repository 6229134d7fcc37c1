import { jest } from '@jest/globals';
import { meilisearchName, openMeilisearch } from '../../../test/support/meilisearch-under-test.js';
import { searchEngineContract } from '../../../test/support/search-engine-contract.js';

jest.setTimeout(60_000); // a busy server takes half a second to write one document

searchEngineContract(meilisearchName, openMeilisearch);
