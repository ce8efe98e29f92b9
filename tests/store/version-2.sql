pragma application_id = 1463963203;
pragma user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'workbench','0001-the-record-and-what-is-derived-from-it','2026-11-25 17:43:05.666299+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'workbench','0002-silence-procedures','2026-11-25 17:43:05.666640+00:00');
CREATE TABLE agreement (
    entry integer not null references record, clause text not null, level text not null, "on" text not null,
    words_hash text not null, by text not null, pending text not null, illustrative integer not null
) strict;
INSERT INTO "agreement" VALUES(9,'d1.2','informals','2012-06-04','614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e','tester','confirmation',0);
INSERT INTO "agreement" VALUES(16,'d1.1','ad referendum','2012-06-04','9f7893be86ce5749cf01b2269a392eff37ca5491d01adbc3a2cf5fa58155c603','tester','instructions',0);
CREATE TABLE alignment (
    entry integer not null references record, statement text not null, who text not null, whom text not null,
    "on" text not null, named text, private integer not null, except_clauses text not null
) strict;
INSERT INTO "alignment" VALUES(9,'s2','JPN','NAM','2012-06-04',NULL,1,'["d2.1"]');
CREATE TABLE backing (entry integer not null references record, proposal text not null, who text not null,
    stance text not null, "on" text not null) strict;
INSERT INTO "backing" VALUES(12,'q2','JPN','support','2012-06-04');
CREATE TABLE breaking (
    entry integer not null references record, silence text not null, who text not null, made_at text not null,
    entered_at text not null, because text not null
) strict;
CREATE TABLE clause (
    entry integer not null references record, draft text not null, place integer not null, id text not null,
    kind text not null, label text not null, number text not null, parent text, depth integer not null,
    text text not null, extra text
) strict;
INSERT INTO "clause" VALUES(5,'d1',0,'d1.1','paragraph','1','1.',NULL,0,'Words 1','{"emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}');
INSERT INTO "clause" VALUES(5,'d1',1,'d1.2','paragraph','2','2.',NULL,0,'Words 2','{"emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}');
INSERT INTO "clause" VALUES(6,'d2',0,'d2.1','paragraph','1','1.',NULL,0,'Words 1','{"emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}');
INSERT INTO "clause" VALUES(6,'d2',1,'d2.2','paragraph','2','2.',NULL,0,'Words 2','{"emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}');
CREATE TABLE current (
    clause text not null, holder text not null, position integer not null, primary key (clause, holder)
) strict, without rowid;
INSERT INTO "current" VALUES('d1.1','CUB',1);
INSERT INTO "current" VALUES('d2.2','JPN',2);
CREATE TABLE decision (entry integer not null references record, proposal text not null, decision text not null,
    because text not null, "on" text not null) strict;
INSERT INTO "decision" VALUES(14,'q2','accepted','','2012-06-04');
INSERT INTO "decision" VALUES(15,'q3','rejected','no','2012-06-04');
CREATE TABLE delegation (entry integer not null references record, id text not null, body text not null) strict;
INSERT INTO "delegation" VALUES(2,'CUB','{"id":"CUB","name":"Cuba","kind":"state","regional_group":"","aliases":["Republic of Cuba"],"source":"","note":""}');
INSERT INTO "delegation" VALUES(2,'NAM','{"id":"NAM","name":"Non-Aligned","kind":"group","regional_group":"","aliases":[],"source":"","note":""}');
INSERT INTO "delegation" VALUES(3,'JPN','{"id":"JPN","name":"Japan","kind":"state","regional_group":"","aliases":[],"source":"","note":""}');
CREATE TABLE draft (
    entry integer not null references record, id text not null, symbol text not null, title text not null, date text,
    origin text, based_on text, state text not null, illustrative integer not null, note text not null,
    front text not null, clauses integer not null
) strict;
INSERT INTO "draft" VALUES(5,'d1','Rev.1','T','2012-06-04','facilitator',NULL,'working',1,'','["Masthead"]',2);
INSERT INTO "draft" VALUES(6,'d2','Rev.2','T','2012-06-04','facilitator','d1','working',1,'','["Masthead"]',2);
CREATE TABLE issue (entry integer not null references record, draft text not null, symbol text not null,
    date text not null) strict;
INSERT INTO "issue" VALUES(18,'d2','A/66/L.55','2012-06-04');
CREATE TABLE link (
    entry integer not null references record, new_draft text not null, old_draft text, by_user integer not null,
    body text not null
) strict;
INSERT INTO "link" VALUES(6,'d2','d1',0,'{"change":"amended","old":["d1.1"],"new":["d2.1"],"score":0.875,"carried_by":["words"],"candidates":[],"by_user":false}');
INSERT INTO "link" VALUES(6,'d2','d1',0,'{"change":"amended","old":["d1.2"],"new":["d2.2"],"score":1.0,"carried_by":["words"],"candidates":[],"by_user":false}');
INSERT INTO "link" VALUES(7,'d2','d1',1,'{"change":"kept","old":["d1.1"],"new":["d2.1"],"score":1.0,"carried_by":[],"candidates":[],"by_user":true}');
CREATE TABLE membership (entry integer not null references record, body text not null) strict;
INSERT INTO "membership" VALUES(2,'{"group":"NAM","member":"CUB","role":"member","since":"1961-09-06","until":null,"source":"x","note":""}');
INSERT INTO "membership" VALUES(4,'{"group":"NAM","member":"JPN","role":"observer","since":null,"until":null,"source":"x","note":""}');
INSERT INTO "membership" VALUES(4,'{"group":"NAM","member":"JPN","role":"observer","since":null,"until":null,"source":"y","note":""}');
CREATE TABLE newest (one integer primary key check (one = 1), entry integer not null, hash text not null) strict;
INSERT INTO "newest" VALUES(1,21,'4d9411a3317f1673d4d227872d9a4edae682b724050ebc78ad9435ade69cb181');
CREATE TABLE opening (entry integer not null references record, title text not null, illustrative integer not null)
    strict;
INSERT INTO "opening" VALUES(1,'Human security',1);
CREATE TABLE position (
    entry integer not null references record, id text not null, statement text not null, clause text not null,
    holder text not null, "on" text not null, private integer not null, stance text, words_hash text not null,
    reason text not null, cure text not null, words text not null, n integer primary key
) strict;
INSERT INTO "position" VALUES(8,'s1p','s1','d1.1','CUB','2012-06-04',0,'amend','075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34','because','if','Other words',1);
INSERT INTO "position" VALUES(9,'s2.d2.2','s2','d2.2','JPN','2012-06-04',1,NULL,'','','','',2);
CREATE TABLE proposal (entry integer not null references record, id text not null, clause text not null,
    body text not null) strict;
INSERT INTO "proposal" VALUES(8,'q1','d1.1','{"id":"q1","kind":"wording","draft":"d1","clause":"d1.1","base_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}');
INSERT INTO "proposal" VALUES(10,'q2','d1.1','{"id":"q2","kind":"wording","draft":"d1","clause":"d1.1","base_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}');
INSERT INTO "proposal" VALUES(11,'q3','d1.2','{"id":"q3","kind":"wording","draft":"d1","clause":"d1.2","base_hash":"614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}');
CREATE TABLE record (
    sequence integer primary key,
    id text not null unique,
    replica text not null,
    made_at text not null,
    entered_at text not null,
    by text not null,
    kind text not null,
    body text not null,
    previous text not null,
    hash text not null unique
) strict;
INSERT INTO "record" VALUES(1,'01a213cd-d2f5-72c6-a80e-5bd0a8ad06b1','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.716472+00:00','tester','NegotiationOpened','{"title":"Human security","illustrative":true}','','ad2e249f1f3ad7c4761aefc934786c919d55f32d007d7a54a9f44782bbf11721');
INSERT INTO "record" VALUES(2,'01a213cd-d313-7dd2-bdd7-988a99e3a9f7','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.747677+00:00','tester','RosterRegistered','{"source":"x","delegations":[{"id":"CUB","name":"Cuba","kind":"state","regional_group":"","aliases":["Republic of Cuba"],"source":"","note":""},{"id":"NAM","name":"Non-Aligned","kind":"group","regional_group":"","aliases":[],"source":"","note":""}],"memberships":[{"group":"NAM","member":"CUB","role":"member","since":"1961-09-06","until":null,"source":"x","note":""}]}','ad2e249f1f3ad7c4761aefc934786c919d55f32d007d7a54a9f44782bbf11721','e3c30ba1dc83fc336d6e342ec2e2710a992d93b3a0b37fce4121ded88dad8bef');
INSERT INTO "record" VALUES(3,'01a213cd-d337-7f3d-b78c-4b0a51022e58','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.783669+00:00','tester','DelegationRegistered','{"delegation":{"id":"JPN","name":"Japan","kind":"state","regional_group":"","aliases":[],"source":"","note":""}}','e3c30ba1dc83fc336d6e342ec2e2710a992d93b3a0b37fce4121ded88dad8bef','d9e7f8ffa1a5b9ba1a3c5eb1fb94591baa592418394d04e6e994387d321d576a');
INSERT INTO "record" VALUES(4,'01a213cd-d357-7806-ae88-a163aa1428cd','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.815767+00:00','tester','MembershipSet','{"membership":{"group":"NAM","member":"JPN","role":"observer","since":null,"until":null,"source":"x","note":""},"others":[{"group":"NAM","member":"JPN","role":"observer","since":null,"until":null,"source":"y","note":""}]}','d9e7f8ffa1a5b9ba1a3c5eb1fb94591baa592418394d04e6e994387d321d576a','399f3de28f9ec5db11853b5a61464aa98ac5c1d77f3fdf59de7789f891e866d6');
INSERT INTO "record" VALUES(5,'01a213cd-d383-77c1-85bf-864912575970','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.859863+00:00','tester','DraftTabled','{"draft":{"id":"d1","symbol":"Rev.1","title":"T","date":"2012-06-04","origin":"facilitator","based_on":null,"state":"working","illustrative":true,"note":"","front":["Masthead"],"clauses":[{"id":"d1.1","kind":"paragraph","label":"1","number":"1.","parent":null,"depth":0,"text":"Words 1","emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]},{"id":"d1.2","kind":"paragraph","label":"2","number":"2.","parent":null,"depth":0,"text":"Words 2","emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}]},"links":[]}','399f3de28f9ec5db11853b5a61464aa98ac5c1d77f3fdf59de7789f891e866d6','a15ca8620bd83ebccc94371aff12f0388c599f6fdaddd5cbe61ae3e351f6fe3a');
INSERT INTO "record" VALUES(6,'01a213cd-d3a3-71d2-a98b-2f83b6d8618f','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.891898+00:00','tester','DraftTabled','{"draft":{"id":"d2","symbol":"Rev.2","title":"T","date":"2012-06-04","origin":"facilitator","based_on":"d1","state":"working","illustrative":true,"note":"","front":["Masthead"],"clauses":[{"id":"d2.1","kind":"paragraph","label":"1","number":"1.","parent":null,"depth":0,"text":"Words 1","emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]},{"id":"d2.2","kind":"paragraph","label":"2","number":"2.","parent":null,"depth":0,"text":"Words 2","emphasis":[{"start_at":0,"end_at":5,"style":"italic"}],"footnotes":[{"mark":"1","at":7,"text":"A/59/2005.","emphasis":[]}]}]},"links":[{"change":"amended","old":["d1.1"],"new":["d2.1"],"score":0.875,"carried_by":["words"],"candidates":[],"by_user":false},{"change":"amended","old":["d1.2"],"new":["d2.2"],"score":1.0,"carried_by":["words"],"candidates":[],"by_user":false}]}','a15ca8620bd83ebccc94371aff12f0388c599f6fdaddd5cbe61ae3e351f6fe3a','ffcab31020a38258c50df7330abfd043c2f7eccd57c8884e321418bd6a8fba02');
INSERT INTO "record" VALUES(7,'01a213cd-d3bf-7ad9-a513-63f839c6d12a','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.919658+00:00','tester','SuccessionSet','{"old":"d1","new":"d2","links":[{"change":"kept","old":["d1.1"],"new":["d2.1"],"score":1.0,"carried_by":[],"candidates":[],"by_user":true}]}','ffcab31020a38258c50df7330abfd043c2f7eccd57c8884e321418bd6a8fba02','061b58e098bf988064d37466fe95a209a9b2cd2517d096221d5ce45abaf11b17');
INSERT INTO "record" VALUES(8,'01a213cd-d3eb-75a7-8fe1-9a2d11211f53','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:05.963875+00:00','tester','StatementMade','{"statement":{"id":"s1","speaker":"CUB","on_behalf_of":null,"on":"2012-06-04","draft":"d1","forum":"","source":"","private":false,"illustrative":true,"positions":[{"id":"s1p","clause":"d1.1","stance":"amend","words_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","reason":"because","cure":"if","proposal":"q1"}],"alignments":[],"dissociations":[],"note":"","corrects":null},"proposals":[{"id":"q1","kind":"wording","draft":"d1","clause":"d1.1","base_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}]}','061b58e098bf988064d37466fe95a209a9b2cd2517d096221d5ce45abaf11b17','1f160c70ada8be9fa68e605b02f97cbfe423a951d21a7b95ed19297c7a5b42ac');
INSERT INTO "record" VALUES(9,'01a213cd-d418-7809-992a-09d99febea62','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.008577+00:00','tester','StatementsImported','{"source":"x.csv","statements":[{"kind":"StatementMade","statement":{"id":"s2","speaker":"JPN","on_behalf_of":null,"on":"2012-06-04","draft":"d2","forum":"","source":"","private":true,"illustrative":false,"positions":[],"alignments":[{"with_delegation":"NAM","statement":null,"except_clauses":["d2.1"]}],"dissociations":["d2.2"],"note":"","corrects":null},"proposals":[]}],"agreements":[{"kind":"ClauseAgreed","draft":"d1","words":{"d1.2":"614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e"},"level":"informals","pending":"confirmation","on":"2012-06-04","illustrative":false}]}','1f160c70ada8be9fa68e605b02f97cbfe423a951d21a7b95ed19297c7a5b42ac','364d89b6a14bd575082683c66dde0d771a3e0775e18290c0610a847cdcf67b2c');
INSERT INTO "record" VALUES(10,'01a213cd-d437-7cf8-b2eb-da6ffd1106ee','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.039715+00:00','tester','ProposalMade','{"proposal":{"id":"q2","kind":"wording","draft":"d1","clause":"d1.1","base_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}}','364d89b6a14bd575082683c66dde0d771a3e0775e18290c0610a847cdcf67b2c','4ad5e3511c88ab9eb71ec202751d11e3bc1782fed13c897a40d32f22fb7d22f3');
INSERT INTO "record" VALUES(11,'01a213cd-d45b-7792-9180-eb2b3d60d1b9','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.075698+00:00','tester','ProposalsReturned','{"source":"back.docx","draft":"d1","proposals":[{"id":"q3","kind":"wording","draft":"d1","clause":"d1.2","base_hash":"614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e","words":"Other words","after":null,"sponsors":["CUB"],"position":null,"reason":"clearer","on":"2012-06-04","private":false,"illustrative":true}],"remarks":[{"who":"JPN","clause":"d1.2","about":"Words","text":"Why?","on":"2012-06-04","private":false}]}','4ad5e3511c88ab9eb71ec202751d11e3bc1782fed13c897a40d32f22fb7d22f3','c3873d840c979f6d9524d4fcd23deacba90d5a51aa325bce58dab4bc5341dbb6');
INSERT INTO "record" VALUES(12,'01a213cd-d47f-76f9-8619-12b9b66a47d7','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.111640+00:00','tester','ProposalBacked','{"proposal":"q2","who":"JPN","stance":"support","on":"2012-06-04"}','c3873d840c979f6d9524d4fcd23deacba90d5a51aa325bce58dab4bc5341dbb6','b936f6a5c22d1820ae2169f2aae801b0afe0d144193a51ce9b4206ef1fc43ef0');
INSERT INTO "record" VALUES(13,'01a213cd-d4a3-73e1-bb38-5e5b8e46fcc7','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.147976+00:00','tester','ClauseReworded','{"draft":"d2","clause":"d2.2","base_hash":"614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e","text":"Words [two]"}','b936f6a5c22d1820ae2169f2aae801b0afe0d144193a51ce9b4206ef1fc43ef0','7b6481cce7084660a9361b6be8e313210dd7d0f54e6c5118c7ef3b31e3a7f18c');
INSERT INTO "record" VALUES(14,'01a213cd-d4c4-701c-97a3-b09a0ef1741c','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.180027+00:00','tester','ProposalDecided','{"proposal":"q2","decision":"accepted","because":"","on":"2012-06-04","rewording":{"kind":"ClauseReworded","draft":"d1","clause":"d1.1","base_hash":"075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34","text":"Other words"}}','7b6481cce7084660a9361b6be8e313210dd7d0f54e6c5118c7ef3b31e3a7f18c','bc4a0c8a348a6e1a624b1e30646cb921e9524ff251a12cb4e5d1f6ef63a294ad');
INSERT INTO "record" VALUES(15,'01a213cd-d4e9-738e-aa77-47c880fd3702','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.217043+00:00','tester','ProposalDecided','{"proposal":"q3","decision":"rejected","because":"no","on":"2012-06-04","rewording":null}','bc4a0c8a348a6e1a624b1e30646cb921e9524ff251a12cb4e5d1f6ef63a294ad','65013fae053f10d7730477c5db6ddf030dedca1e5b4370a5817040f0e278251f');
INSERT INTO "record" VALUES(16,'01a213cd-d507-751e-87d6-0b620efb901d','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.247695+00:00','tester','ClauseAgreed','{"draft":"d1","words":{"d1.1":"9f7893be86ce5749cf01b2269a392eff37ca5491d01adbc3a2cf5fa58155c603"},"level":"ad referendum","pending":"instructions","on":"2012-06-04","illustrative":false}','65013fae053f10d7730477c5db6ddf030dedca1e5b4370a5817040f0e278251f','28ae2a8abaa4f0e85fe283e9a1363e03ca218760be3a477c1f5d6a18cb92d5ea');
INSERT INTO "record" VALUES(17,'01a213cd-d52b-7db4-8e48-3c8bfe9850fb','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.283643+00:00','tester','ClauseReopened','{"draft":"d1","clause":"d1.1","because":"why","on":"2012-06-04"}','28ae2a8abaa4f0e85fe283e9a1363e03ca218760be3a477c1f5d6a18cb92d5ea','1cac07108b5b8ba034ccf97f942ee1415017b447380836dea7aace9598a4c66c');
INSERT INTO "record" VALUES(18,'01a213cd-d54f-779f-b588-3d6e621e4bcb','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.319551+00:00','tester','DraftIssued','{"draft":"d2","symbol":"A/66/L.55","date":"2012-06-04"}','1cac07108b5b8ba034ccf97f942ee1415017b447380836dea7aace9598a4c66c','401ab84eeb6127f7b7df0da4c5a518e44bccd441e41342b1a396ae576c3e6c51');
INSERT INTO "record" VALUES(19,'01a213cd-d577-7a9b-8813-2cd12cc2d11d','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.359883+00:00','tester','SilenceOpened','{"draft":"d2","words_hash":"8fd065a31e8bd41055f7ba19942eec71161c0850acd439a22d1643942586da04","until":"2099-06-14T22:00:00Z","zone":"America/New_York"}','401ab84eeb6127f7b7df0da4c5a518e44bccd441e41342b1a396ae576c3e6c51','89ab7cff4f21ab830cf4c2281d3db000affcc19dc4615a715143c2f7d7aff1ff');
INSERT INTO "record" VALUES(20,'01a213cd-d597-766a-bfa8-43b3118d901e','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.391823+00:00','tester','SilenceBroken','{"silence":"01a213cd-d577-7a9b-8813-2cd12cc2d11d","who":"CUB","made_at":"2012-06-04T12:00:00Z","because":"no"}','89ab7cff4f21ab830cf4c2281d3db000affcc19dc4615a715143c2f7d7aff1ff','49d6317425536276b8645c607e535ed2a039e08dd1780926e1bda0d7d708fbf5');
INSERT INTO "record" VALUES(21,'01a213cd-d5b7-76f8-b434-307ba2ece916','01a213cdd2f47b4cbafca825fc9a88e7','2012-06-04T12:00:00+00:00','2026-11-25T17:43:06.423158+00:00','tester','EntryWithdrawn','{"entry":"01a213cd-d597-766a-bfa8-43b3118d901e","because":"an error"}','49d6317425536276b8645c607e535ed2a039e08dd1780926e1bda0d7d708fbf5','4d9411a3317f1673d4d227872d9a4edae682b724050ebc78ad9435ade69cb181');
CREATE TABLE reopening (entry integer not null references record, clause text not null, "on" text not null,
    because text not null) strict;
INSERT INTO "reopening" VALUES(17,'d1.1','2012-06-04','why');
CREATE TABLE rewording (
    entry integer not null references record, draft text not null, clause text not null, text text not null
) strict;
INSERT INTO "rewording" VALUES(13,'d2','d2.2','Words [two]');
INSERT INTO "rewording" VALUES(14,'d1','d1.1','Other words');
CREATE TABLE silence (
    entry integer not null references record, id text not null, draft text not null, words_hash text not null,
    opened_at text not null, until text not null, zone text not null, by text not null
) strict;
INSERT INTO "silence" VALUES(19,'01a213cd-d577-7a9b-8813-2cd12cc2d11d','d2','8fd065a31e8bd41055f7ba19942eec71161c0850acd439a22d1643942586da04','2012-06-04T12:00:00+00:00','2099-06-14T22:00:00+00:00','America/New_York','tester');
CREATE TABLE statement (
    entry integer not null references record, id text not null, speaker text not null, on_behalf_of text,
    "on" text not null, draft text not null, forum text not null, source text not null, private integer not null,
    illustrative integer not null, note text not null, corrects text
) strict;
INSERT INTO "statement" VALUES(8,'s1','CUB',NULL,'2012-06-04','d1','','',0,1,'',NULL);
INSERT INTO "statement" VALUES(9,'s2','JPN',NULL,'2012-06-04','d2','','',1,0,'',NULL);
CREATE TABLE touched (
    clause text not null, entry integer not null references record, primary key (clause, entry)
) strict, without rowid;
INSERT INTO "touched" VALUES('d1.1',7);
INSERT INTO "touched" VALUES('d1.1',8);
INSERT INTO "touched" VALUES('d1.1',10);
INSERT INTO "touched" VALUES('d1.1',14);
INSERT INTO "touched" VALUES('d1.1',16);
INSERT INTO "touched" VALUES('d1.1',17);
INSERT INTO "touched" VALUES('d1.2',9);
INSERT INTO "touched" VALUES('d1.2',11);
INSERT INTO "touched" VALUES('d2.1',7);
INSERT INTO "touched" VALUES('d2.2',9);
INSERT INTO "touched" VALUES('d2.2',13);
CREATE TABLE withdrawal (entry integer primary key references record, target integer not null references record)
    strict;
INSERT INTO "withdrawal" VALUES(21,20);
CREATE TABLE wording (hash text primary key, text text not null) strict, without rowid;
INSERT INTO "wording" VALUES('075ddf00afb9ed742b5a89d3d2fdf982889132f76ad209b413ab8e9a18a55c34','Words 1');
INSERT INTO "wording" VALUES('614353ddc737411ff7c1f86080c72a223f3d3843d85c86435ac6835a84ea7c2e','Words 2');
INSERT INTO "wording" VALUES('9f7893be86ce5749cf01b2269a392eff37ca5491d01adbc3a2cf5fa58155c603','Other words');
INSERT INTO "wording" VALUES('c740d68bc6f188f7ef9472df76248b855265bae0cd791171373eb3110dd4b5ad','Words [two]');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TRIGGER record_is_not_updated before update on record begin
    select raise(abort, 'the record is only added to');
end;
CREATE TRIGGER record_is_not_deleted before delete on record begin
    select raise(abort, 'the record is only added to');
end;
CREATE INDEX draft_id on draft (id);
CREATE INDEX clause_draft on clause (draft, place);
CREATE INDEX clause_id on clause (id);
CREATE INDEX clause_entry on clause (entry);
CREATE INDEX rewording_clause on rewording (clause);
CREATE INDEX link_new on link (new_draft);
CREATE INDEX link_entry on link (entry);
CREATE INDEX statement_id on statement (id);
CREATE INDEX statement_entry on statement (entry);
CREATE INDEX statement_corrects on statement (corrects) where corrects is not null;
CREATE INDEX position_clause on position (clause, holder);
CREATE INDEX position_holder on position (holder);
CREATE INDEX position_entry on position (entry);
CREATE INDEX position_statement on position (statement);
CREATE INDEX proposal_id on proposal (id);
CREATE INDEX proposal_clause on proposal (clause);
CREATE INDEX proposal_entry on proposal (entry);
CREATE INDEX backing_proposal on backing (proposal);
CREATE INDEX decision_proposal on decision (proposal);
CREATE INDEX agreement_clause on agreement (clause);
CREATE INDEX reopening_clause on reopening (clause);
CREATE INDEX silence_draft on silence (draft);
CREATE INDEX breaking_silence on breaking (silence);
COMMIT;
