-- The warehouse of jixiao, schema 1.

-- one row a document, whatever its copies
CREATE TABLE documents (
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
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256)
) WITHOUT ROWID;

-- the prose, a row a heading
CREATE TABLE sections (
  doc_sha256 TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  parent_index INTEGER,  -- row_index of the section it stands in
  section_key TEXT,
  level INTEGER,
  label TEXT,
  title TEXT,
  text TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, row_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;

-- one row a form
CREATE TABLE forms (
  doc_sha256 TEXT NOT NULL,
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
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;

-- the money of a form, a row a source
CREATE TABLE funds (
  doc_sha256 TEXT NOT NULL,
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
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index, row_index),
  FOREIGN KEY (doc_sha256, form_index) REFERENCES forms (doc_sha256, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- expected and actual goals
CREATE TABLE goals (
  doc_sha256 TEXT NOT NULL,
  form_index INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
  expected TEXT,
  actual TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index, row_index),
  FOREIGN KEY (doc_sha256, form_index) REFERENCES forms (doc_sha256, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- targets, actuals, weights, scores
CREATE TABLE indicators (
  doc_sha256 TEXT NOT NULL,
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
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index, row_index),
  FOREIGN KEY (doc_sha256, form_index) REFERENCES forms (doc_sha256, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- named free text of a form
CREATE TABLE narratives (
  doc_sha256 TEXT NOT NULL,
  form_index INTEGER NOT NULL,
  narrative_key TEXT NOT NULL,  -- conclusion, problems, measures, remarks, management…
  text TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index, narrative_key),
  FOREIGN KEY (doc_sha256, form_index) REFERENCES forms (doc_sha256, form_index) ON DELETE CASCADE
) WITHOUT ROWID;

-- figures said in prose
CREATE TABLE claims (
  doc_sha256 TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  claim_key TEXT NOT NULL,
  number REAL,
  unit TEXT,
  number_yuan REAL,  -- where the unit is one of money
  number_yuan_e4 INTEGER,
  text TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, row_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;

-- what does not add up
CREATE TABLE findings (
  doc_sha256 TEXT NOT NULL,
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
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, row_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;

-- how each check ended
CREATE TABLE coverage (
  doc_sha256 TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  form_index INTEGER,
  check_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  at_pointer TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, row_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;

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

CREATE INDEX forms_project_name ON forms (project_name);
CREATE INDEX forms_implementing_unit ON forms (implementing_unit);
CREATE INDEX findings_code ON findings (code);
CREATE INDEX paths_doc_sha256 ON paths (doc_sha256);
CREATE INDEX dead_letters_doc_sha256 ON dead_letters (doc_sha256);

-- Scores and weights that do not add up, and what they should be.
-- SELECT project_name, message FROM v_score_mismatches ORDER BY path;
CREATE VIEW v_score_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, n.code, n.severity,
       n.stated, n.computed, n.message
FROM findings n
JOIN documents d ON d.doc_sha256 = n.doc_sha256
LEFT JOIN forms f ON f.doc_sha256 = n.doc_sha256 AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('score-total-mismatch', 'weight-total-mismatch', 'group-weight-mismatch',
                 'score-exceeds-weight', 'execution-score-mismatch');

-- Money that does not add up.
-- SELECT path, stated, computed, message FROM v_fund_mismatches WHERE severity = 'error';
CREATE VIEW v_fund_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, f.currency_unit,
       n.code, n.severity, n.stated, n.computed, n.message
FROM findings n
JOIN documents d ON d.doc_sha256 = n.doc_sha256
LEFT JOIN forms f ON f.doc_sha256 = n.doc_sha256 AND f.form_index = n.form_index
WHERE n.suppressed IS NULL
  AND n.code IN ('fund-total-mismatch', 'execution-rate-mismatch', 'spent-exceeds-budget',
                 'cost-mismatch');

-- By unit and year: reports, average score, findings by severity. What is found in a document but
-- in none of its forms counts with its first.
-- SELECT unit, reports, average_score, errors FROM v_unit_summary ORDER BY errors DESC;
CREATE VIEW v_unit_summary AS
WITH found AS (
  SELECT doc_sha256, COALESCE(form_index, 0) AS form_index,
         SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS infos
  FROM findings WHERE suppressed IS NULL GROUP BY doc_sha256, COALESCE(form_index, 0)
)
SELECT COALESCE(f.implementing_unit, d.reporting_unit) AS unit,
       COALESCE(f.fiscal_year, d.fiscal_year) AS fiscal_year,
       COUNT(DISTINCT d.doc_sha256) AS reports,
       COUNT(f.form_index) AS forms,
       AVG(COALESCE(f.total_score, d.score)) AS average_score,
       COALESCE(SUM(n.errors), 0) AS errors,
       COALESCE(SUM(n.warnings), 0) AS warnings,
       COALESCE(SUM(n.infos), 0) AS infos
FROM documents d
LEFT JOIN forms f ON f.doc_sha256 = d.doc_sha256
LEFT JOIN found n ON n.doc_sha256 = d.doc_sha256 AND n.form_index = COALESCE(f.form_index, 0)
GROUP BY COALESCE(f.implementing_unit, d.reporting_unit), COALESCE(f.fiscal_year, d.fiscal_year);

-- The same project of the same unit and year in more than one document.
-- SELECT project_name, path FROM v_duplicate_projects ORDER BY project_name, path;
CREATE VIEW v_duplicate_projects AS
WITH named AS (
  SELECT f.doc_sha256, f.form_index, f.project_name, f.kind,
         COALESCE(f.implementing_unit, d.reporting_unit, '') AS unit,
         COALESCE(f.fiscal_year, d.fiscal_year, 0) AS fiscal_year, d.path
  FROM forms f JOIN documents d ON d.doc_sha256 = f.doc_sha256
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
