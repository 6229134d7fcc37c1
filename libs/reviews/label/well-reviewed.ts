/**
 * The newest public decision about `resource`, up to its `version`, says « relue » or « recommandée »: what a list holds
 * where a review is asked for. With reservations it is reviewed, and not yet what somebody was asking for.
 */
export const wellReviewed = `exists (select from (
    select round.outcome from version read join review_round round on round.version_id = read.id
      and round.outcome in ('recommended', 'reviewed', 'reservations')
    where read.resource_id = resource.id and read.number <= version.number
    order by read.number desc, round.decided_at desc limit 1) label where label.outcome <> 'reservations')`;
