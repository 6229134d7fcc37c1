import { hash } from 'node:crypto';

/** 48 bits of a SHA-1: an exact number in JavaScript, and what two of 100,000 files have in common is seldom chance. */
const BYTES = 6;

/** What is compared instead of a run of words, or of a band of a picture. */
export const markOf = (what: string): number => hash('sha1', what, 'buffer').readUIntBE(0, BYTES);
