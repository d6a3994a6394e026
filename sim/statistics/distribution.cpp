#include "statistics/distribution.hpp"

#include "core/contract.hpp"
#include "core/real.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>

namespace tenure {

double normal_quantile(double p) {
    expects(p > 0 && p < 1, "a quantile's probability lies between 0 and 1");
    return boost::math::quantile(boost::math::normal_distribution<Real>(Real(0), Real(1)), Real(p))
        .value;
}

double normal_probability(double z) {
    return boost::math::cdf(boost::math::normal_distribution<Real>(Real(0), Real(1)), Real(z))
        .value;
}

double t_quantile(double p, double degrees_of_freedom) {
    expects(p > 0 && p < 1, "a quantile's probability lies between 0 and 1");
    expects(degrees_of_freedom > 0, "Student's t has degrees of freedom");
    const boost::math::students_t_distribution<Real> law{Real(degrees_of_freedom)};
    return boost::math::quantile(law, Real(p)).value;
}

double t_probability(double t, double degrees_of_freedom) {
    expects(degrees_of_freedom > 0, "Student's t has degrees of freedom");
    const boost::math::students_t_distribution<Real> law{Real(degrees_of_freedom)};
    return boost::math::cdf(law, Real(t)).value;
}

double binomial_probability(std::int64_t k, std::int64_t n, double p) {
    expects(n >= 1 && p > 0 && p < 1, "a binomial law has trials and a chance");
    if (k < 0) return 0;
    if (k >= n) return 1;
    return boost::math::ibetac(Real(k + 1), Real(n - k), Real(p)).value;
}

} // namespace tenure
