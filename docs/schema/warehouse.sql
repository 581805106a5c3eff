-- Read from the engine after all migrations (npm run schema:dump); a test compares. Do not edit.

CREATE TABLE batch
(
    `batch_no` UInt64,
    `change_no` UInt64,
    `state` LowCardinality(String),
    `shop_id` String,
    `source` LowCardinality(String),
    `file_name` String,
    `file_hash` String,
    `exported_at` Nullable(DateTime('UTC')),
    `imported_at` DateTime('UTC'),
    `changed_at` DateTime('UTC'),
    `rows_read` UInt64,
    `rows_accepted` UInt64,
    `rows_rejected` UInt64,
    `counts` Map(String, UInt64),
    `day_first` String,
    `day_last` String,
    `is_sample` Bool
)
ENGINE = ReplacingMergeTree(change_no)
ORDER BY batch_no
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE batch_rejected
(
    `batch_no` UInt64,
    `row_no` UInt64,
    `file_name` String,
    `column_name` String,
    `value` String,
    `code` LowCardinality(String),
    `message` String
)
ENGINE = MergeTree
ORDER BY (batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE batch_remark
(
    `batch_no` UInt64,
    `code` LowCardinality(String),
    `message` String,
    `row_count` UInt64,
    `example_rows` Array(UInt64)
)
ENGINE = MergeTree
ORDER BY (batch_no, code)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_after_sale
(
    `shop_id` String,
    `after_sale_id` String,
    `order_id` String,
    `product_id` String,
    `type` LowCardinality(String),
    `status` LowCardinality(String),
    `first_reason` String,
    `reason` String,
    `later_reasons` String,
    `applied_at` Nullable(DateTime('UTC')),
    `agreed_at` Nullable(DateTime('UTC')),
    `refunded_at` Nullable(DateTime('UTC')),
    `closed_at` Nullable(DateTime('UTC')),
    `return_signed_at` Nullable(DateTime('UTC')),
    `arbitration_at` Nullable(DateTime('UTC')),
    `arbitration_result` String,
    `liability` LowCardinality(String),
    `liability_reason` LowCardinality(String),
    `liability_at` Nullable(DateTime('UTC')),
    `amount` Nullable(Int64),
    `started_by` LowCardinality(String),
    `waiting_seconds` Nullable(Int64),
    `is_exempt` Bool,
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, after_sale_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_message
(
    `shop_id` String,
    `session_id` String,
    `message_id` String,
    `sent_at` Nullable(DateTime('UTC')),
    `role` LowCardinality(String),
    `agent_id` String,
    `order_id` String,
    `product_id` String,
    `buyer_hash` String,
    `session_rating` Nullable(Int64),
    `rated_at` Nullable(DateTime('UTC')),
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, session_id, message_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_order
(
    `shop_id` String,
    `order_id` String,
    `main_order_id` String,
    `product_id` String,
    `product_name` String CODEC(ZSTD(3)),
    `sku` String,
    `category` LowCardinality(String),
    `supplier_code` String,
    `quantity` Nullable(Int64),
    `currency` LowCardinality(String),
    `payable_amount` Nullable(Int64),
    `paid_amount` Nullable(Int64),
    `status` LowCardinality(String),
    `cancel_reason` String,
    `cancelled_by` LowCardinality(String),
    `buyer_hash` String,
    `carrier` LowCardinality(String),
    `tracking_no` String,
    `route` LowCardinality(String),
    `ordered_at` Nullable(DateTime('UTC')),
    `paid_at` Nullable(DateTime('UTC')),
    `promised_ship_at` Nullable(DateTime('UTC')),
    `shipped_at` Nullable(DateTime('UTC')),
    `picked_up_at` Nullable(DateTime('UTC')),
    `delivery_due_at` Nullable(DateTime('UTC')),
    `signed_at` Nullable(DateTime('UTC')),
    `finished_at` Nullable(DateTime('UTC')),
    `cancelled_at` Nullable(DateTime('UTC')),
    `is_gift` Bool,
    `is_lucky_bag` Bool,
    `is_pre_sale` Bool,
    `is_quality_inspected` Bool,
    `is_installed` Bool,
    `is_install_in_scope` Bool,
    `is_insured` Bool,
    `is_bulky_insured` Bool,
    `is_abnormal` Bool,
    `is_sample` Bool,
    `is_remote_transit` Bool,
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, order_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_parcel
(
    `shop_id` String,
    `tracking_no` String,
    `order_id` String,
    `carrier` LowCardinality(String),
    `route` LowCardinality(String),
    `shipped_at` Nullable(DateTime('UTC')),
    `picked_up_at` Nullable(DateTime('UTC')),
    `delivery_due_at` Nullable(DateTime('UTC')),
    `signed_at` Nullable(DateTime('UTC')),
    `compensated_at` Nullable(DateTime('UTC')),
    `compensation` LowCardinality(String),
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, tracking_no, order_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_parcel_scan
(
    `shop_id` String,
    `tracking_no` String,
    `scan_id` String,
    `carrier` LowCardinality(String),
    `scanned_at` Nullable(DateTime('UTC')),
    `kind` LowCardinality(String),
    `place` String,
    `text` String CODEC(ZSTD(3)),
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, tracking_no, scan_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_published_score
(
    `shop_id` String,
    `published_on` String,
    `published_at` Nullable(DateTime('UTC')),
    `total` Nullable(Int64),
    `product` Nullable(Int64),
    `logistics` Nullable(Int64),
    `service` Nullable(Int64),
    `bonus` Nullable(Int64),
    `deduction` Nullable(Int64),
    `stage` LowCardinality(String),
    `no_score_reason` String,
    `layout` LowCardinality(String),
    `readings` String CODEC(ZSTD(3)),
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, published_on, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_review
(
    `shop_id` String,
    `review_id` String,
    `order_id` String,
    `product_id` String,
    `rating` Nullable(Int64),
    `reviewed_at` Nullable(DateTime('UTC')),
    `text` String CODEC(ZSTD(3)),
    `appended_at` Nullable(DateTime('UTC')),
    `appended_text` String CODEC(ZSTD(3)),
    `has_reply` Bool,
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, review_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE fact_violation
(
    `shop_id` String,
    `violation_id` String,
    `scene` LowCardinality(String),
    `happened_at` Nullable(DateTime('UTC')),
    `order_id` String,
    `product_id` String,
    `status` LowCardinality(String),
    `revoked_at` Nullable(DateTime('UTC')),
    `text` String CODEC(ZSTD(3)),
    `revision` UInt32,
    `batch_no` UInt64,
    `row_no` UInt64
)
ENGINE = MergeTree
ORDER BY (shop_id, violation_id, revision, batch_no, row_no)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE migration
(
    `name` String,
    `content_hash` String
)
ENGINE = ReplacingMergeTree
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE shop_generation
(
    `shop_id` String,
    `generation` UInt64,
    `facts_change_no` UInt64,
    `plan_hash` String,
    `day_first` Nullable(Date),
    `day_last` Nullable(Date),
    `built_at` DateTime('UTC')
)
ENGINE = ReplacingMergeTree(generation)
ORDER BY shop_id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;

CREATE TABLE window_delta
(
    `shop_id` String,
    `generation` UInt64,
    `measure` LowCardinality(String),
    `day` Date,
    `num` Int64,
    `den` Int64
)
ENGINE = MergeTree
ORDER BY (shop_id, generation, measure, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192;
