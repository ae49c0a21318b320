// SPDX-FileCopyrightText: 2026 The Chautari developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/mediaworker/sandbox.h"

#include "shared/core/limits.h"

#include <cerrno>

#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace chautari::mediaworker {

namespace {

bool limit(__rlimit_resource resource, rlim_t value)
{
    const rlimit bound{value, value};
    return ::setrlimit(resource, &bound) == 0;
}

constexpr int allowed[] = {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(pread64), SCMP_SYS(pwrite64), SCMP_SYS(lseek),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap),
    SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(eventfd2),
    SCMP_SYS(sysinfo), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(exit), SCMP_SYS(exit_group)};

//! What libraries try and can do without: they are told "no" instead of being killed.
constexpr int refused[] = {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(access), SCMP_SYS(faccessat2), SCMP_SYS(stat),
    SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(readlink), SCMP_SYS(ioctl), SCMP_SYS(fcntl),
    SCMP_SYS(prctl), SCMP_SYS(unlink), SCMP_SYS(poll), SCMP_SYS(ppoll)};

bool filterCalls()
{
    scmp_filter_ctx context = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!context)
        return false;
    bool isReady = true;
    for (const int call : allowed)
        isReady = isReady && seccomp_rule_add(context, SCMP_ACT_ALLOW, call, 0) == 0;
    for (const int call : refused)
        isReady = isReady && seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
    // Threads, because Qt scales large pictures in several; what is not a thread of this process is killed. clone3
    // hides its flags from a filter: without it the C library takes clone.
    constexpr scmp_arg_cmp makesThread{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD};
    isReady = isReady && seccomp_rule_add(context, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, makesThread) == 0
        && seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
    isReady = isReady && seccomp_load(context) == 0;
    seccomp_release(context);
    return isReady;
}

} // namespace

bool enterSandbox()
{
    return limit(RLIMIT_AS, limits::workerMemoryBytes) && limit(RLIMIT_CPU, limits::workerCpuSeconds)
        && limit(RLIMIT_FSIZE, limits::thumbnailBytes) && limit(RLIMIT_CORE, 0)
        && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && filterCalls();
}

} // namespace chautari::mediaworker
