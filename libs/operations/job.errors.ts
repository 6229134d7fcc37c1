import { refusal } from '#platform/authorization';

export const JobRunning = refusal(
  'JOB_RUNNING',
  'Ce travail est en cours. Attendez qu’il finisse ou qu’il échoue.',
  'id',
);
export const JobNotParked = refusal(
  'JOB_NOT_PARKED',
  'Ce travail sera encore essayé. On n’abandonne que ce qui ne l’est plus.',
  'id',
);
