PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO documents VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4','in/sums_off.txt',1299,'text','utf-8',NULL,'ok_with_findings',NULL,NULL,NULL,NULL,NULL,NULL,1,2,1,0,'sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4','{}',NULL,NULL,NULL,'0.1.0');
INSERT INTO documents VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83','in/department_weight_before_target.txt',914,'text','utf-8',NULL,'ok',NULL,NULL,NULL,NULL,NULL,NULL,1,0,0,0,'sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4','{}',NULL,NULL,NULL,'0.1.0');
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
  grade TEXT,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, form_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO forms VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,'project','项目支出绩效自评表',2024,'村级道路养护项目','清河县交通运输局','清河县公路养护站','万元',100.0,100000000,95.0,95000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO forms VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,'department','部门整体支出绩效自评表',2023,NULL,NULL,'平陵县档案馆','万元',100.0,100000000,100.0,100000000,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
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
INSERT INTO funds VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,0,'total','年度资金总额',120.0,120000000,118.49999999999999999,118500000,118.49999999999999999,118500000,1200000.0,12000000000,1185000.0,11850000000,1185000.0,11850000000,10.0,10000000,1.0,10.0,10000000,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO funds VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,1,'fiscal','其中：当年财政拨款',100.0,100000000,100.0,100000000,100.0,100000000,1000000.0,10000000000,1000000.0,10000000000,1000000.0,10000000000,NULL,NULL,NULL,NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO funds VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,2,'carried','上年结转资金',20.0,20000000,18.5,18500000,15.499999999999999999,15500000,200000.0,2000000000,185000.0,1850000000,155000.0,1550000000,NULL,NULL,NULL,NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO funds VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,3,'other','其他资金',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO funds VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,0,'total','总额',310.0,310000000,320.0,320000000,320.0,320000000,3100000.0,31000000000,3200000.0,32000000000,3200000.0,32000000000,10.0,10000000,1.0,10.0,10000000,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO funds VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,1,'part','其中：基本支出',260.0,260000000,265.0,265000000,265.0,265000000,2600000.0,26000000000,2650000.0,26500000000,2650000.0,26500000000,NULL,NULL,NULL,NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO funds VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,2,'part','项目支出',50.0,50000000,55.0,55000000,55.0,55000000,500000.0,5000000000,550000.0,5500000000,550000.0,5500000000,NULL,NULL,NULL,NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
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
INSERT INTO goals VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,0,'完成养护里程80公里，保障道路畅通。','完成养护里程82公里，道路通行条件改善。','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO goals VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,0,'做好档案收集整理。','完成档案收集整理。','cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
CREATE TABLE indicators (
  doc_sha256 TEXT NOT NULL,
  form_index INTEGER NOT NULL,
  row_index INTEGER NOT NULL,
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
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,0,'产出指标',50.0,50000000,'数量指标','养护里程','≥80公里','>=',80.0,'公里','82公里',NULL,82.0,'公里',20.0,20000000,20.0,20000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,1,'产出指标',50.0,50000000,'质量指标','路面完好率','≥95%','>=',95.0,'%','94%',NULL,94.0,'%',20.0,20000000,20.0,20000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,2,'产出指标',50.0,50000000,'时效指标','按期完成率','100%',NULL,100.0,'%','100%',NULL,100.0,'%',10.0,10000000,10.0,10000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,3,'效益指标',30.0,30000000,'社会效益指标','受益村庄数','12个',NULL,12.0,'个','12个',NULL,12.0,'个',20.0,20000000,20.0,20000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,4,'效益指标',30.0,30000000,'可持续影响指标','养护机制','健全',NULL,NULL,NULL,'健全',NULL,NULL,NULL,10.0,10000000,10.0,10000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,5,'满意度指标',10.0,10000000,'服务对象满意度指标','沿线群众满意度','≥90%','>=',90.0,'%','93%',NULL,93.0,'%',10.0,10000000,10.0,10000000,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO indicators VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,0,'产出指标',50.0,50000000,'数量指标','整理档案卷数','≥9000卷','>=',9000.0,'卷','9100卷',NULL,9100.0,'卷',50.0,50000000,50.0,50000000,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO indicators VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,1,'效益指标',30.0,30000000,'社会效益指标','查档利用人次','≥1200人次','>=',1200.0,'人次','1350人次',NULL,1350.0,'人次',30.0,30000000,30.0,30000000,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO indicators VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,2,'满意度指标',10.0,10000000,'服务对象满意度指标','查档群众满意度','≥95%','>=',95.0,'%','97%',NULL,97.0,'%',10.0,10000000,10.0,10000000,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
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
CREATE TABLE findings (
  doc_sha256 TEXT NOT NULL,
  row_index INTEGER NOT NULL,
  form_index INTEGER,
  code TEXT NOT NULL,
  check_id TEXT,
  severity TEXT NOT NULL,
  band TEXT,
  message TEXT NOT NULL,
  stated REAL,
  computed REAL,
  tolerance REAL,
  at_pointers TEXT,  -- JSON Pointers into the report, between blanks
  operand_pointers TEXT,
  fingerprint TEXT NOT NULL,
  pack_id TEXT,
  pack_version TEXT,
  pack_digest TEXT,
  engine TEXT NOT NULL,
  PRIMARY KEY (doc_sha256, row_index),
  FOREIGN KEY (doc_sha256) REFERENCES documents (doc_sha256) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO findings VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,0,'score-total-mismatch','cn.mof.project/score-total','error','inconsistent','总分得分 95 与各项得分之和 100 不一致，相差 5',95.0,100.0,0.0,'/forms/0/total/score','/forms/0/funds/0/score /forms/0/indicators/0/score /forms/0/indicators/1/score /forms/0/indicators/2/score /forms/0/indicators/3/score /forms/0/indicators/4/score /forms/0/indicators/5/score','da0b64de18106f7212b144d06855d1b2bd172b4883addcfe29faa09dd2d8d79c','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO findings VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',1,0,'fund-total-mismatch','cn.mof.project/fund-total-executed','error','inconsistent','资金行“年度资金总额”全年执行数 118.50万元 与各资金来源之和 115.5万元 不一致，相差 3万元（1 处空白按 0 计）',118.49999999999999999,115.49999999999999999,0.010000000000000000208,'/forms/0/funds/0/executed','/forms/0/funds/1/executed /forms/0/funds/2/executed','8fab8931b4b28e610fc1413bb2a5a06a5b4851acb0eafb1c4c932000fc3cefaf','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO findings VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',2,0,'unmet-full-score','cn.mof.project/full-score','warning',NULL,'指标“路面完好率”目标值“≥95%”，实际完成值“94%”，没有完成却得满分 20',20.0,NULL,NULL,'/forms/0/indicators/1/score','/forms/0/indicators/1/target/text /forms/0/indicators/1/actual/text /forms/0/indicators/1/weight','d949a29fa28d0fb0c7b710d601c438ed32198a9ca7441dd792bdb019dd78c507','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
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
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',0,0,'cn.mof.project/required-fields','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',1,0,'cn.mof.project/targets','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',2,0,'cn.mof.project/actuals','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',3,0,'cn.mof.project/weights','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',4,0,'cn.mof.project/scores','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',5,0,'cn.mof.project/reasons','not_applicable','条件不成立：score < weight',NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',6,0,'cn.mof.project/fund-sources','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',7,0,'cn.mof.project/template-text','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',8,0,'cn.mof.project/weight-total','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',9,0,'cn.mof.project/group-weight','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',10,0,'cn.mof.project/score-total','fail',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',11,0,'cn.mof.project/indicator-score-cap','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',12,0,'cn.mof.project/execution-score-cap','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',13,0,'cn.mof.project/total-score-cap','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',14,0,'cn.mof.project/indicator-signs','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',15,0,'cn.mof.project/fund-signs','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',16,0,'cn.mof.project/fund-total-initial','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',17,0,'cn.mof.project/fund-total-annual','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',18,0,'cn.mof.project/fund-total-executed','fail',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',19,0,'cn.mof.project/execution-rate','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',20,0,'cn.mof.project/execution-score','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',21,0,'cn.mof.project/spent-budget','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',22,0,'cn.mof.project/result-wording','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',23,0,'cn.mof.project/full-score','fail',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',24,0,'cn.mof.project/met-deducted','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',25,0,'cn.mof.project/claim-executed','not_applicable','没有可核对的内容',NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',26,0,'cn.mof.project/claim-annual-budget','not_applicable','没有可核对的内容',NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',27,0,'cn.mof.project/claim-rate','not_applicable','没有可核对的内容',NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',28,0,'cn.mof.project/claim-score','not_applicable','没有可核对的内容',NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',29,0,'cn.mof.project/cover-unit','not_applicable','没有填写','/report/reporting_unit','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',30,0,'cn.mof.project/grade-band','not_applicable','没有填写','/forms/0/grade','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',31,0,'cn.mof.project/indicator-groups','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',32,0,'cn.mof.project/dates','not_applicable','没有可核对的内容','/forms/0/indicators/0/target/text','cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',33,0,'cn.mof.project/goal-words','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',34,0,'cn.mof.project/far-above','pass',NULL,NULL,'cn.mof.project','1.0.0','sha256:60d7189d4bbdf13155b967fff4d055f67ce95e9f1e31177ad644b81a1892d877','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',0,0,'cn.mof.department/required-fields','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',1,0,'cn.mof.department/targets','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',2,0,'cn.mof.department/actuals','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',3,0,'cn.mof.department/weights','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',4,0,'cn.mof.department/scores','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',5,0,'cn.mof.department/reasons','not_applicable','条件不成立：score < weight',NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',6,0,'cn.mof.department/fund-sources','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',7,0,'cn.mof.department/template-text','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',8,0,'cn.mof.department/weight-total','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',9,0,'cn.mof.department/group-weight','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',10,0,'cn.mof.department/score-total','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',11,0,'cn.mof.department/indicator-score-cap','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',12,0,'cn.mof.department/execution-score-cap','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',13,0,'cn.mof.department/total-score-cap','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',14,0,'cn.mof.department/indicator-signs','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',15,0,'cn.mof.department/fund-signs','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',16,0,'cn.mof.department/fund-total-initial','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',17,0,'cn.mof.department/fund-total-annual','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',18,0,'cn.mof.department/fund-total-executed','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',19,0,'cn.mof.department/execution-rate','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',20,0,'cn.mof.department/execution-score','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',21,0,'cn.mof.department/spent-budget','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',22,0,'cn.mof.department/result-wording','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',23,0,'cn.mof.department/full-score','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',24,0,'cn.mof.department/met-deducted','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',25,0,'cn.mof.department/claim-executed','not_applicable','没有可核对的内容',NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',26,0,'cn.mof.department/claim-annual-budget','not_applicable','没有可核对的内容',NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',27,0,'cn.mof.department/claim-rate','not_applicable','没有可核对的内容',NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',28,0,'cn.mof.department/claim-score','not_applicable','没有可核对的内容',NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',29,0,'cn.mof.department/cover-unit','not_applicable','没有填写','/report/reporting_unit','cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',30,0,'cn.mof.department/grade-band','not_applicable','没有填写','/forms/0/grade','cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',31,0,'cn.mof.department/indicator-groups','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',32,0,'cn.mof.department/dates','not_applicable','没有可核对的内容','/forms/0/indicators/0/target/text','cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',33,0,'cn.mof.department/goal-words','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
INSERT INTO coverage VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',34,0,'cn.mof.department/far-above','pass',NULL,NULL,'cn.mof.department','1.0.0','sha256:5a5653434233dae0d59d5c59feb63dcf69cb74a0ceadb588bcd436d41341a3ee','0.1.0');
CREATE TABLE paths (
  path TEXT NOT NULL,
  doc_sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (path)
) WITHOUT ROWID;
INSERT INTO paths VALUES('in/damaged.docx','8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2',4);
INSERT INTO paths VALUES('in/department_weight_before_target.txt','e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83',914);
INSERT INTO paths VALUES('in/sums_off.txt','5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4',1299);
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
INSERT INTO dead_letters VALUES('in/damaged.docx','8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2','b117a8b2f35266bfdad3a7d07bf90107013cb4fd2f9e7bb55e99abbb608f6d64','extract','corrupt','the zip has no directory and no readable entry',1,'total=120s silence=60s memory=4096MiB',2,26816512,NULL);
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
INSERT INTO runs VALUES(1,'2026-11-26T05:50:41Z','2026-11-26T05:50:42Z','0.1.0','sha256:91df361e4b317c70d50f81f35211337e7614ef394570288f675c252d374e94b4','{}',3,1,1,0,0,1);
CREATE TABLE manifest (
  doc_sha256 TEXT NOT NULL,
  doc_key TEXT NOT NULL,
  failure TEXT,  -- null: its rows are there
  part INTEGER,  -- of files: the part that holds its rows
  PRIMARY KEY (doc_sha256)
) WITHOUT ROWID;
INSERT INTO manifest VALUES('5c9556275ab64c05f24fe42251c6400658d005f6d65147ea2dbd41caca7dbcb4','b43e1d45b7dc899fa460b1897634556a3af52bb39933f4bac11de28dac902dab',NULL,NULL);
INSERT INTO manifest VALUES('8dcc7e601606217f3b754766511182a916b17e9a26a94c9d887104eba92e9bb2','b117a8b2f35266bfdad3a7d07bf90107013cb4fd2f9e7bb55e99abbb608f6d64','corrupt',NULL);
INSERT INTO manifest VALUES('e7fb9ac88b6e06462812370251a292514d01f689f9388a952465d922c0dc0b83','da22132e048402da154a2df8514e8a1d2d67fd5155078e529d21af37e614d43e',NULL,NULL);
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
CREATE VIEW v_score_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, n.code, n.severity,
       n.stated, n.computed, n.message
FROM findings n
JOIN documents d ON d.doc_sha256 = n.doc_sha256
LEFT JOIN forms f ON f.doc_sha256 = n.doc_sha256 AND f.form_index = n.form_index
WHERE n.code IN ('score-total-mismatch', 'weight-total-mismatch', 'group-weight-mismatch',
                 'score-exceeds-weight', 'execution-score-mismatch');
CREATE VIEW v_fund_mismatches AS
SELECT d.doc_sha256, d.path, n.form_index, f.project_name, f.implementing_unit, f.currency_unit,
       n.code, n.severity, n.stated, n.computed, n.message
FROM findings n
JOIN documents d ON d.doc_sha256 = n.doc_sha256
LEFT JOIN forms f ON f.doc_sha256 = n.doc_sha256 AND f.form_index = n.form_index
WHERE n.code IN ('fund-total-mismatch', 'execution-rate-mismatch', 'spent-exceeds-budget',
                 'cost-mismatch');
CREATE VIEW v_unit_summary AS
WITH found AS (
  SELECT doc_sha256, COALESCE(form_index, 0) AS form_index,
         SUM(CASE WHEN severity = 'error' THEN 1 ELSE 0 END) AS errors,
         SUM(CASE WHEN severity = 'warning' THEN 1 ELSE 0 END) AS warnings,
         SUM(CASE WHEN severity = 'info' THEN 1 ELSE 0 END) AS infos
  FROM findings GROUP BY doc_sha256, COALESCE(form_index, 0)
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
CREATE VIEW v_forms AS SELECT doc_sha256, form_index, kind, title, fiscal_year, project_name, department, implementing_unit, currency_unit, total_weight, total_score, grade, pack_id, pack_version, pack_digest, engine FROM forms;
CREATE VIEW v_funds AS SELECT doc_sha256, form_index, row_index, fund_key, label, initial_budget, annual_budget, executed, initial_budget_yuan, annual_budget_yuan, executed_yuan, weight, execution_rate, score, pack_id, pack_version, pack_digest, engine FROM funds;
CREATE VIEW v_indicators AS SELECT doc_sha256, form_index, row_index, level1, level1_weight, level2, level3, target_text, target_op, target_number, target_unit, actual_text, actual_op, actual_number, actual_unit, weight, score, reason, pack_id, pack_version, pack_digest, engine FROM indicators;
CREATE VIEW v_claims AS SELECT doc_sha256, row_index, claim_key, number, unit, number_yuan, text, pack_id, pack_version, pack_digest, engine FROM claims;
COMMIT;
PRAGMA application_id=1786276193; PRAGMA user_version=1;
