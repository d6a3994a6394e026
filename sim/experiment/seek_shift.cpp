#include "experiment/seek_shift.hpp"

#include <cmath>

namespace tenure {

namespace {

/// A limit of every financial year is several conditions with one bound.
bool same_limit(const SeekCondition& a, const SeekCondition& b) {
    return a.is_limit && b.is_limit && a.bound == b.bound && a.over_baseline == b.over_baseline &&
           a.probability == b.probability;
}

void add_target(const SeekProblem& problem, std::size_t c, std::vector<SeekShift>& all) {
    const SeekCondition& target = problem.conditions[c];
    for (const double by : {0.8, 0.9, 1.0, 1.1, 1.2})
        all.push_back({SeekShift::What::target, c, target.bound * by});
    for (const double p : {0.5, 0.65, 0.8, 0.9, 0.95})
        all.push_back({SeekShift::What::probability, c, p});
}

} // namespace

std::vector<SeekShift> shifts_of(const SeekProblem& problem) {
    std::vector<SeekShift> all;
    const auto& conditions = problem.conditions;
    for (std::size_t c = 0; c < conditions.size(); ++c) {
        if (!conditions[c].is_limit) {
            if (c == 0) add_target(problem, c, all);
            continue;
        }
        bool again = false;
        for (std::size_t k = 0; k < c; ++k)
            again = again || same_limit(conditions[k], conditions[c]);
        if (again) continue;
        for (const double by : {0.5, 0.75, 1.0, 1.5, 2.0})
            all.push_back({SeekShift::What::limit, c, conditions[c].bound * by});
    }
    return all;
}

bool is_question(const SeekProblem& problem, const SeekShift& shift) {
    const SeekCondition& c = problem.conditions[shift.condition];
    return shift.to == (shift.what == SeekShift::What::probability ? c.probability : c.bound);
}

bool asks_no_more(const SeekProblem& problem, const SeekShift& shift) {
    const SeekCondition& c = problem.conditions[shift.condition];
    if (shift.what == SeekShift::What::probability) return shift.to <= c.probability;
    return c.at_most ? shift.to >= c.bound : shift.to <= c.bound;
}

std::vector<SeekCondition> shifted(const SeekProblem& problem, const SeekShift& shift) {
    std::vector<SeekCondition> all = problem.conditions;
    const SeekCondition mine = all[shift.condition];
    switch (shift.what) {
    case SeekShift::What::target: all[shift.condition].bound = shift.to; break;
    case SeekShift::What::probability: all[shift.condition].probability = shift.to; break;
    case SeekShift::What::limit:
        for (SeekCondition& each : all)
            if (same_limit(each, mine)) each.bound = shift.to;
    }
    return all;
}

} // namespace tenure
