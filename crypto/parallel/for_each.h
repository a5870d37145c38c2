// The same work for many positions, on several cores.
//
// The work is cut by position: as long as work(i) writes only to place i, the outcome is the same with any
// number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace klero::crypto {

// Called now and then from the calling thread only, with done ascending; the
// last call has done == total. May be empty.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

// Calls work(i) once for each i from 0 to count-1, from several threads at once.
//
//   threads  1 or more; 0 means as many as there are cores
//
// An exception from work(i) stops the rest and is thrown to the caller; of
// several, the one of the smallest i.
void for_each_in_parallel(std::size_t count, unsigned threads,
                          const std::function<void(std::size_t)>& work,
                          const Progress& progress = {});

}  // namespace klero::crypto
