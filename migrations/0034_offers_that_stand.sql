-- What stands there now is few among all that ever was on offer.
create index offer_edition_stands on offer_edition (site_id, published_at desc) where withdrawn_at is null and ended_at is null;
