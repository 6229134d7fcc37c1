// Runs a program that must not be trusted on a file of a stranger: one folder, no network, no environment, bounded in
// time, memory, processes and written bytes, killed as a whole. Knows no program and no format; walls that cannot be
// put up are said, never silently left out (docs/decisions/0014-walls-around-converters.md).
export { type Confined, type ConfinedRun, type Ending, outputOf, runConfined } from './sandbox.js';
export { findWalls, noWalls, systemProgram, type Walls } from './walls.js';
