-- The warehouse of jixiao, schema 2. Read the views: forms, funds, findings and all that have no _kept.

-- who read a row: a pack and an engine
CREATE TABLE packs (
  pack INTEGER NOT NULL,  -- over the four below
  pack_id TEXT,  -- null: no pack read it
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (pack)
) WITHOUT ROWID;

-- one row a document, whatever its copies
CREATE TABLE documents_kept (
  doc INTEGER NOT NULL,
  doc_sha256 TEXT NOT NULL,
  path TEXT NOT NULL,  -- the first input with these bytes; all of them are in paths
  bytes INTEGER NOT NULL,
  format TEXT NOT NULL,  -- docx, html or text
  encoding TEXT,
  producer TEXT,
  status TEXT NOT NULL,  -- ok, ok_with_findings, or partial: something in the document was not read
  title TEXT,
  reporting_unit TEXT,
  fiscal_year INTEGER,
  grade TEXT,
  score REAL,
  score_e6 INTEGER,
  forms INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL,
  rules_digest TEXT NOT NULL,  -- over all packs the document could be taken for
  options TEXT NOT NULL,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc)
) WITHOUT ROWID;

-- the prose, a row a heading
CREATE TABLE sections_kept (
  doc INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  parent_index INTEGER,  -- row_index of the section it stands in
  section_key TEXT,
  level INTEGER,
  label TEXT,
  title TEXT,
  text TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, row_index),
  FOREIGN KEY (doc) REFERENCES documents_kept (doc) ON DELETE CASCADE
) WITHOUT ROWID;

-- one row a form
CREATE TABLE forms_kept (
  doc INTEGER NOT NULL,
  form_index INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  fiscal_year INTEGER,
  project_name TEXT,
  department TEXT,
  implementing_unit TEXT,
  currency_unit TEXT,  -- of the amounts in funds as printed
  total_weight REAL,
  total_weight_e6 INTEGER,
  total_score REAL,
  total_score_e6 INTEGER,
  funds_score REAL,  -- of the whole block, where a form prints one; so are the two below
  funds_score_e6 INTEGER,
  goals_score REAL,
  goals_score_e6 INTEGER,
  indicators_score REAL,
  indicators_score_e6 INTEGER,
  grade TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, form_index),
  FOREIGN KEY (doc) REFERENCES documents_kept (doc) ON DELETE CASCADE
) WITHOUT ROWID;

-- the money of a form, a row a source
CREATE TABLE funds_kept (
  doc INTEGER NOT NULL,
  form_index INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  fund_key TEXT NOT NULL,  -- total, fiscal, carried, other, central, local or part
  label TEXT,
  initial_budget REAL,
  initial_budget_e6 INTEGER,
  annual_budget REAL,
  annual_budget_e6 INTEGER,
  executed REAL,
  executed_e6 INTEGER,
  initial_budget_yuan REAL,
  initial_budget_yuan_e4 INTEGER,
  annual_budget_yuan REAL,
  annual_budget_yuan_e4 INTEGER,
  executed_yuan REAL,
  executed_yuan_e4 INTEGER,
  weight REAL,
  weight_e6 INTEGER,
  execution_rate REAL,  -- a fraction: 1 is 100%
  score REAL,
  score_e6 INTEGER,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, form_index, row_index),
  FOREIGN KEY (doc, form_index) REFERENCES forms_kept (doc, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- expected and actual goals
CREATE TABLE goals_kept (
  doc INTEGER NOT NULL,
  form_index INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  expected TEXT,
  actual TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, form_index, row_index),
  FOREIGN KEY (doc, form_index) REFERENCES forms_kept (doc, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- targets, actuals, weights, scores
CREATE TABLE indicators_kept (
  doc INTEGER NOT NULL,
  form_index INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  block TEXT,  -- 中期目标, 年度目标: of a form with several blocks side by side
  level1 TEXT,
  level1_weight REAL,
  level1_weight_e6 INTEGER,
  level2 TEXT,
  level3 TEXT,
  target_text TEXT,
  target_op TEXT,
  target_number REAL,
  target_unit TEXT,
  actual_text TEXT,
  actual_op TEXT,
  actual_number REAL,
  actual_unit TEXT,
  weight REAL,
  weight_e6 INTEGER,
  score REAL,
  score_e6 INTEGER,
  reason TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, form_index, row_index),
  FOREIGN KEY (doc, form_index) REFERENCES forms_kept (doc, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- named free text of a form
CREATE TABLE narratives_kept (
  doc INTEGER NOT NULL,
  form_index INTEGER NOT NULL,
  narrative_key TEXT NOT NULL,  -- conclusion, problems, measures, remarks, management…
  text TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, form_index, narrative_key),
  FOREIGN KEY (doc, form_index) REFERENCES forms_kept (doc, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- figures said in prose
CREATE TABLE claims_kept (
  doc INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  claim_key TEXT NOT NULL,
  number REAL,
  unit TEXT,
  number_yuan REAL,  -- where the unit is one of money
  number_yuan_e4 INTEGER,
  text TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, row_index),
  FOREIGN KEY (doc) REFERENCES documents_kept (doc) ON DELETE CASCADE
) WITHOUT ROWID;

-- what does not add up
CREATE TABLE findings_kept (
  doc INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  form_index INTEGER,
  code TEXT NOT NULL,
  check_id TEXT,  -- null: no pack's check said it
  check_version TEXT,  -- of the pack whose check it is
  severity TEXT NOT NULL,
  band TEXT,
  message TEXT NOT NULL,
  stated REAL,
  computed REAL,
  tolerance REAL,
  at_pointers TEXT,  -- JSON Pointers into the report, between blanks
  operand_pointers TEXT,
  blank_pointers TEXT,  -- of blanks counted as zero
  fingerprint TEXT NOT NULL,
  suppressed TEXT,  -- why it is taken for settled; null: it counts
  suppressed_by TEXT,
  suppressed_until TEXT,  -- its last day, 2026-12-31; null: without end
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, row_index),
  FOREIGN KEY (doc) REFERENCES documents_kept (doc) ON DELETE CASCADE
) WITHOUT ROWID;

-- how each check ended
CREATE TABLE coverage_kept (
  doc INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  form_index INTEGER,
  check_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  at_pointer TEXT,
  pack INTEGER NOT NULL,
  PRIMARY KEY (doc, row_index),
  FOREIGN KEY (doc) REFERENCES documents_kept (doc) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE UNIQUE INDEX documents_kept_doc_sha256 ON documents_kept (doc_sha256);
CREATE INDEX forms_kept_project_name ON forms_kept (project_name);
CREATE INDEX forms_kept_implementing_unit ON forms_kept (implementing_unit);
CREATE INDEX findings_kept_code ON findings_kept (code);

-- every input and the bytes it holds: copies share a document
CREATE TABLE paths (
  path TEXT NOT NULL,
  doc_sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (path)
) WITHOUT ROWID;

-- every input that is not in the tables, and why
CREATE TABLE dead_letters (
  path TEXT NOT NULL,
  doc_sha256 TEXT,
  doc_key TEXT,
  stage TEXT,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  limits TEXT,
  duration_ms INTEGER NOT NULL,  -- this and the two below differ from run to run
  peak_bytes INTEGER,
  last_words TEXT,  -- the end of the worker's stderr
  PRIMARY KEY (path)
) WITHOUT ROWID;

-- one row a run that came to its end
CREATE TABLE runs (
  run INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  engine TEXT NOT NULL,
  rules_digest TEXT NOT NULL,
  options TEXT NOT NULL,
  inputs INTEGER NOT NULL,
  ok INTEGER NOT NULL,
  ok_with_findings INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (run)
) WITHOUT ROWID;

-- what is done: the key is over bytes, packs, engine and options
CREATE TABLE manifest (
  doc_sha256 TEXT NOT NULL,
  doc_key TEXT NOT NULL,
  failure TEXT,  -- null: its rows are there
  part INTEGER,  -- of files: the part that holds its rows
  PRIMARY KEY (doc_sha256)
) WITHOUT ROWID;

-- what a worker was given and has not come back: empty after a run
CREATE TABLE started (
  doc_sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (doc_sha256)
) WITHOUT ROWID;

CREATE INDEX paths_doc_sha256 ON paths (doc_sha256);
CREATE INDEX dead_letters_doc_sha256 ON dead_letters (doc_sha256);

CREATE VIEW documents AS
SELECT t.doc_sha256, t.path, t.bytes, t.format, t.encoding, t.producer, t.status, t.title, t.reporting_unit, t.fiscal_year, t.grade, t.score, t.score_e6, t.forms, t.errors, t.warnings, t.infos, t.rules_digest, t.options, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM documents_kept t JOIN packs p ON p.pack = t.pack;

CREATE VIEW sections AS
SELECT d.doc_sha256, t.row_index, t.parent_index, t.section_key, t.level, t.label, t.title, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM sections_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW forms AS
SELECT d.doc_sha256, t.form_index, t.kind, t.title, t.fiscal_year, t.project_name, t.department, t.implementing_unit, t.currency_unit, t.total_weight, t.total_weight_e6, t.total_score, t.total_score_e6, t.funds_score, t.funds_score_e6, t.goals_score, t.goals_score_e6, t.indicators_score, t.indicators_score_e6, t.grade, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM forms_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW funds AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.fund_key, t.label, t.initial_budget, t.initial_budget_e6, t.annual_budget, t.annual_budget_e6, t.executed, t.executed_e6, t.initial_budget_yuan, t.initial_budget_yuan_e4, t.annual_budget_yuan, t.annual_budget_yuan_e4, t.executed_yuan, t.executed_yuan_e4, t.weight, t.weight_e6, t.execution_rate, t.score, t.score_e6, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM funds_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW goals AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.expected, t.actual, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM goals_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW indicators AS
SELECT d.doc_sha256, t.form_index, t.row_index, t.block, t.level1, t.level1_weight, t.level1_weight_e6, t.level2, t.level3, t.target_text, t.target_op, t.target_number, t.target_unit, t.actual_text, t.actual_op, t.actual_number, t.actual_unit, t.weight, t.weight_e6, t.score, t.score_e6, t.reason, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM indicators_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW narratives AS
SELECT d.doc_sha256, t.form_index, t.narrative_key, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM narratives_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW claims AS
SELECT d.doc_sha256, t.row_index, t.claim_key, t.number, t.unit, t.number_yuan, t.number_yuan_e4, t.text, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM claims_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW findings AS
SELECT d.doc_sha256, t.row_index, t.form_index, t.code, t.check_id, t.check_version, t.severity, t.band, t.message, t.stated, t.computed, t.tolerance, t.at_pointers, t.operand_pointers, t.blank_pointers, t.fingerprint, t.suppressed, t.suppressed_by, t.suppressed_until, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM findings_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

CREATE VIEW coverage AS
SELECT d.doc_sha256, t.row_index, t.form_index, t.check_id, t.outcome, t.reason, t.at_pointer, p.pack_id, p.pack_version, p.pack_digest, p.engine
FROM coverage_kept t JOIN documents_kept d ON d.doc = t.doc JOIN packs p ON p.pack = t.pack;

-- Scores and weights that do not add up, and what they should be.
-- SELECT project_name, message FROM v_score_mismatches ORDER BY path;
CREATE VIEW v_score_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, n.code, n.severity,
       n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('score-total-mismatch', 'weight-total-mismatch', 'group-weight-mismatch',
                 'score-exceeds-weight', 'execution-score-mismatch');

-- Money that does not add up.
-- SELECT path, stated, computed, message FROM v_fund_mismatches WHERE severity = 'error';
CREATE VIEW v_fund_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, f.currency_unit,
       n.code, n.severity, n.stated, n.computed, n.message
FROM findings_kept n
JOIN documents_kept d ON d.doc = n.doc
LEFT JOIN forms_kept f ON f.doc = n.doc AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('fund-total-mismatch', 'execution-rate-mismatch', 'spent-exceeds-budget',
                 'cost-mismatch');

-- By unit and year: reports, average score, findings by severity. What is found in a document but
-- in none of its forms counts with its first.
-- SELECT unit, reports, average_score, errors FROM v_unit_summary ORDER BY errors DESC;
CREATE VIEW v_unit_summary AS
WITH found AS (
  SELECT doc, COALESCE(form_index, 0) AS form_index,
         SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS infos
  FROM findings_kept WHERE suppressed IS NULL GROUP BY doc, COALESCE(form_index, 0)
)
SELECT COALESCE(f.implementing_unit, d.reporting_unit) AS unit,
       COALESCE(f.fiscal_year, d.fiscal_year) AS fiscal_year,
       COUNT(DISTINCT d.doc) AS reports,
       COUNT(f.form_index) AS forms,
       AVG(COALESCE(f.total_score, d.score)) AS average_score,
       COALESCE(SUM(n.errors), 0) AS errors,
       COALESCE(SUM(n.warnings), 0) AS warnings,
       COALESCE(SUM(n.infos), 0) AS infos
FROM documents_kept d
LEFT JOIN forms_kept f ON f.doc = d.doc
LEFT JOIN found n ON n.doc = d.doc AND n.form_index = COALESCE(f.form_index, 0)
GROUP BY COALESCE(f.implementing_unit, d.reporting_unit), COALESCE(f.fiscal_year, d.fiscal_year);

-- The same project of the same unit and year in more than one document.
-- SELECT project_name, path FROM v_duplicate_projects ORDER BY project_name, path;
CREATE VIEW v_duplicate_projects AS
WITH named AS (
  SELECT d.doc_sha256, f.form_index, f.project_name, f.kind,
         COALESCE(f.implementing_unit, d.reporting_unit, '') AS unit,
         COALESCE(f.fiscal_year, d.fiscal_year, 0) AS fiscal_year, d.path
  FROM forms_kept f JOIN documents_kept d ON d.doc = f.doc
  WHERE f.project_name IS NOT NULL
)
SELECT n.project_name, n.unit, n.fiscal_year, n.kind, g.documents, n.doc_sha256, n.form_index,
       n.path
FROM named n
JOIN (
  SELECT project_name, unit, fiscal_year, kind, COUNT(DISTINCT doc_sha256) AS documents
  FROM named GROUP BY project_name, unit, fiscal_year, kind
  HAVING COUNT(DISTINCT doc_sha256) > 1
) g ON g.project_name = n.project_name AND g.unit = n.unit AND g.fiscal_year = n.fiscal_year
   AND g.kind = n.kind;

CREATE VIEW v_documents AS SELECT doc_sha256, path, bytes, format, encoding, producer, status, title, reporting_unit, fiscal_year, grade, score, forms, errors, warnings, infos, rules_digest, options, pack_id, pack_version, pack_digest, engine FROM documents;

CREATE VIEW v_forms AS SELECT doc_sha256, form_index, kind, title, fiscal_year, project_name, department, implementing_unit, currency_unit, total_weight, total_score, funds_score, goals_score, indicators_score, grade, pack_id, pack_version, pack_digest, engine FROM forms;

CREATE VIEW v_funds AS SELECT doc_sha256, form_index, row_index, fund_key, label, initial_budget, annual_budget, executed, initial_budget_yuan, annual_budget_yuan, executed_yuan, weight, execution_rate, score, pack_id, pack_version, pack_digest, engine FROM funds;

CREATE VIEW v_indicators AS SELECT doc_sha256, form_index, row_index, block, level1, level1_weight, level2, level3, target_text, target_op, target_number, target_unit, actual_text, actual_op, actual_number, actual_unit, weight, score, reason, pack_id, pack_version, pack_digest, engine FROM indicators;

CREATE VIEW v_claims AS SELECT doc_sha256, row_index, claim_key, number, unit, number_yuan, text, pack_id, pack_version, pack_digest, engine FROM claims;
