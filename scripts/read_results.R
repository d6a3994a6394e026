#!/usr/bin/env Rscript
# Reads a run's results into data frames (RSQLite; Debian: r-cran-rsqlite). From a shell,
#   scripts/read_results.R results/bexley [MEASURE]
# prints what each policy changes; from R,
#   source("scripts/read_results.R"); results <- read_results("results/bexley")
# gives a list: policies, measures, yearly, comparison, outcome (with the measures that are asked for).

read_results <- function(folder, measures = NULL) {
    file <- file.path(folder, "results.sqlite")
    if (!file.exists(file)) stop(file, ": there are no results; run a study first")
    store <- DBI::dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
    on.exit(DBI::dbDisconnect(store))
    table <- function(sql) DBI::dbGetQuery(store, sql)
    known <- table("SELECT name, label, unit, meaning, better FROM measure ORDER BY id")
    unknown <- setdiff(measures, known$name)
    if (length(unknown) > 0) stop("there is no measure ", unknown[[1]], " in these results")
    quoted <- paste0("'", measures, "'", collapse = ", ")
    where <- if (length(measures) > 0) paste0(" WHERE measure IN (", quoted, ")") else ""
    list(policies = table("SELECT name, title, baseline FROM policy ORDER BY id"),
         measures = known,
         yearly = table(paste0("SELECT * FROM yearly", where)),
         comparison = table(paste0("SELECT * FROM comparison", where)),
         outcome = table(paste0("SELECT policy, replication, year, measure, value FROM outcome", where)))
}

# Policies have common random numbers: differences are taken within a replication.
differences <- function(results, measure) {
    baseline <- results$policies$name[results$policies$baseline == 1]
    rows <- results$outcome[results$outcome$measure == measure, ]
    of <- rows[rows$policy == baseline, c("replication", "year", "value")]
    both <- merge(rows[rows$policy != baseline, ], of, by = c("replication", "year"), suffixes = c("", ".baseline"))
    both$difference <- both$value - both$value.baseline
    aggregate(difference ~ policy + year, both, mean)
}

if (sys.nframe() == 0) {
    asked <- commandArgs(trailingOnly = TRUE)
    if (length(asked) == 0) stop("name the folder of a run")
    results <- read_results(asked[[1]], asked[-1])
    print(results$policies)
    if (length(asked) > 1)
        for (measure in asked[-1]) print(differences(results, measure))
    else
        print(results$comparison[c("policy", "measure", "difference", "low", "high")])
}
